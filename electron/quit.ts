import { app } from 'electron'

const mostMs = 3_000

/** Lets `stop` finish before the app ends, for at most three seconds; everything recorded is on disk already. */
export function quitCleanly(stop: () => Promise<void>): void {
  let stopping = false
  app.on('will-quit', (event) => {
    if (stopping) return
    stopping = true
    event.preventDefault()
    const limit = new Promise<void>((resolve) => setTimeout(resolve, mostMs))
    void Promise.race([stop(), limit]).finally(() => app.exit(0))
  })
}
