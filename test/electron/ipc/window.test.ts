import { describe, expect, it } from 'vitest'
import { answerRequest, type RequestHandler } from '../../../electron/ipc/answer-request.ts'
import type { Handle } from '../../../electron/ipc/handle.ts'
import { registerWindowHandlers } from '../../../electron/ipc/window.ts'
import { collectingLog } from '../support/collecting-log.ts'

/** The handlers as they are registered, asked as the page asks them; `filled` is what the window was told. */
function aWindow({ isThere = true } = {}) {
  const filled: boolean[] = []
  const handlers = new Map<string, unknown>()
  const handle: Handle = (name, handler) => {
    handlers.set(name, handler)
    return () => handlers.delete(name)
  }
  const window = { setFullScreen: (on: boolean) => void filled.push(on) }
  const undo = registerWindowHandlers(handle, { windowOf: () => (isThere ? window : null) })
  const ask = (input: unknown) => {
    const handler = handlers.get('window:full-screen') as RequestHandler<'window:full-screen'>
    return answerRequest('window:full-screen', handler, input, collectingLog())
  }
  return { filled, ask, undo, handlers }
}

describe('the window', () => {
  it('fills its screen and leaves it as its page asks', async () => {
    const { filled, ask } = aWindow()
    expect(await ask({ on: true })).toEqual({})
    await ask({ on: false })
    expect(filled).toEqual([true, false])
  })

  it.each([{}, { on: 'yes' }, { on: 1 }, null])('does nothing at a request like %j', async (input) => {
    const { filled, ask } = aWindow()
    await expect(ask(input)).rejects.toThrow('window:full-screen: the request was not understood')
    expect(filled).toEqual([])
  })

  it('that is gone is asked for nothing', async () => {
    expect(await aWindow({ isThere: false }).ask({ on: true })).toEqual({})
  })

  it('is asked for nothing more after the undo', () => {
    const { undo, handlers } = aWindow()
    undo()
    expect(handlers.size).toBe(0)
  })
})
