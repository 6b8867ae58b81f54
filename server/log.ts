import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'
import { errorCode } from './start-failure.ts'

/**
 * The server's log: one JSON object a line on standard output. Of errors it keeps name, message, code and stack only;
 * database errors carry their connection, password included, and the values of the failed row.
 */
export function createLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null, serializers: { err: describeError } })
}

function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  return { name: error.name, message: error.message, code: errorCode(error) ?? undefined, stack: error.stack }
}
