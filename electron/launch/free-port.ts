import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { StartFailure } from './say.ts'

/** The first port from `first` on that nobody on this machine listens at. */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port++) if (await isFree(port)) return port
  throw new StartFailure(`No port from ${first} to ${first + 99} is free.`)
}

/**
 * A port that nobody uses now, anywhere. None of those that systems hand to outgoing connections: one of them might have
 * it by the time that somebody listens.
 */
export async function anyFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(10_000, 32_000)
    if (await isFree(port)) return port
  }
  throw new StartFailure('No port from 10000 to 31999 is free.')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
