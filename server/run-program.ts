import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { explainStartFailure, StartFailure } from './start-failure.ts'

/** Once told to stop, a program that hangs is given up after this long. */
const stopPatienceMs = 60_000

/**
 * Runs a program of the server to its end. An expected failure ends it with one sentence on standard error and exit
 * code 1; anything else is a bug and keeps its stack.
 */
export function runProgram(readConfig: () => Config, program: (config: Config) => Promise<void>): void {
  run(readConfig, program).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  })
}

async function run(readConfig: () => Config, program: (config: Config) => Promise<void>): Promise<void> {
  let config: Config | null = null
  try {
    config = readConfig()
    await program(config)
  } catch (error) {
    const sentence = config ? explainStartFailure(error, config) : error instanceof StartFailure && error.message
    if (!sentence) throw error
    process.stderr.write(`${sentence}\n`)
    process.exitCode = 1
  }
}

/** Resolves at SIGTERM or SIGINT. A second one, or a stop that takes too long, ends the process at once. */
export function onStopSignal(log: Logger): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = (signal: NodeJS.Signals) => {
      if (asked) return process.exit(1)
      asked = true
      log.info({ signal }, 'stopping')
      setTimeout(() => {
        log.fatal('the server does not stop by itself; giving up')
        process.exit(1)
      }, stopPatienceMs).unref()
      resolve()
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
