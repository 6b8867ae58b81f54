import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { anyFreePort, freePort } from '../../../electron/launch/free-port.ts'

const listening = createServer()

afterEach(() => {
  listening.close()
})

describe('free port', () => {
  it('is the one wished for when nobody listens there', async () => {
    const port = await anyFreePort()
    expect(await freePort(port)).toBe(port)
  })

  it('is a later one when somebody listens there', async () => {
    const port = await anyFreePort()
    listening.listen(port, '127.0.0.1')
    await once(listening, 'listening')
    expect(await freePort(port)).toBeGreaterThan(port)
  })
})
