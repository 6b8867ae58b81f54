import { describe, expect, it } from 'vitest'
import { answerRequest } from '../../../electron/ipc/answer-request.ts'
import { success } from '../../../shared/result.ts'
import { collectingLog } from '../support/collecting-log.ts'

const saved = () => success({})

describe('a request of the window', () => {
  it('reaches its handler parsed', async () => {
    const heard: unknown[] = []
    const handler = (input: unknown) => {
      heard.push(input)
      return {}
    }
    await answerRequest('practice:pause', handler, { paused: true, more: 1 }, collectingLog())
    expect(heard).toEqual([{ paused: true }])
  })

  it('is rejected with the place of the fault when it is malformed', async () => {
    const answer = answerRequest('fact:record', saved, { kind: 'accepted', factId: 'no' }, collectingLog())
    await expect(answer).rejects.toThrow(/fact:record: the request was not understood[\s\S]*at factId/)
  })

  it('is logged without its text when it is malformed', async () => {
    const log = collectingLog()
    const input = { agentId: 'x', notes: 'the resident lives at 12 King Street' }
    await answerRequest('draft:save', saved, input, log).catch(() => undefined)
    expect(log.lines).toHaveLength(1)
    expect(JSON.stringify(log.lines)).not.toContain('King Street')
  })

  it('is rejected when the handler answers something else than the contract says', async () => {
    const handler = () => ({ url: 'http://x' }) as never
    await expect(answerRequest('settings:read', handler, {}, collectingLog())).rejects.toThrow(/settings:read: answer/)
  })

  it('is rejected with a sentence when the handler fails', async () => {
    const handler = () => {
      throw new Error('the index is not there')
    }
    await expect(answerRequest('status:read', handler, {}, collectingLog())).rejects.toThrow(
      'status:read: the index is not there',
    )
  })
})
