/**
 * An expected reason why a program of the server cannot go on. The message is one sentence that says what happened
 * and what to do; it is all that the administrator sees.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
}

/** Where things are, for the sentences. */
export type StartPlaces = {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** Null: the embedded database. */
  readonly databaseUrl: string | null
}

/** The sentence for an expected failure; null for anything else, which is a bug and deserves its stack. */
export function explainStartFailure(error: unknown, places: StartPlaces): string | null {
  if (error instanceof StartFailure) return error.message
  const code = errorCode(error)
  if (code === null) return null
  return explainListening(code, error, places) ?? explainDisk(code, error, places) ?? explainDatabase(code, places)
}

/** The `code` that Node and PostgreSQL put on their errors. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** What Node tells of a failed call beside its code. */
function detailOf(error: unknown, name: 'path' | 'syscall' | 'hostname'): string | null {
  const value = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null
  return typeof value === 'string' ? value : null
}

function explainListening(code: string, error: unknown, { host, port }: StartPlaces): string | null {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      // Others of that code are about files.
      return detailOf(error, 'syscall') === 'listen'
        ? `This account may not listen on port ${port}; ports below 1024 are reserved. Choose another with CUE311_PORT, and let a reverse proxy pass ${port} on to it.`
        : null
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      if (detailOf(error, 'hostname') !== host) return null
      return `There is no address ${host} (${code}). Set CUE311_HOST to one that this machine has, such as 127.0.0.1 or 0.0.0.0.`
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use. Stop the program that uses it, or choose another port with CUE311_PORT.`
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Set CUE311_HOST to one that it has, such as 127.0.0.1 or 0.0.0.0.`
    default:
      return null
  }
}

function explainDisk(code: string, error: unknown, { dataFolder, databaseUrl }: StartPlaces): string | null {
  const path = detailOf(error, 'path') ?? dataFolder
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk that holds ${dataFolder} is full. Free some space there, or choose a folder on another disk with CUE311_DATA_DIR.`
    // PostgreSQL's own word for a full disk.
    case '53100':
      return databaseUrl === null
        ? `The disk that holds ${dataFolder} is full. Free some space there and start again; nothing that was acknowledged is lost.`
        : `The disk of the database at ${placeOf(databaseUrl)} is full. Free some space there and start again.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${path} cannot be read or written by this account. Give it to the account that runs the server, or choose another folder with CUE311_DATA_DIR.`
    case 'ENOTDIR':
    case 'ENOTEMPTY':
    case 'EEXIST':
      return `${path} is in the way: a folder is needed there. Move it, or choose another folder with CUE311_DATA_DIR.`
    default:
      return null
  }
}

function explainDatabase(code: string, { databaseUrl }: StartPlaces): string | null {
  const place = databaseUrl === null ? 'the embedded database' : `the database at ${placeOf(databaseUrl)}`
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ECONNRESET':
      return `Nothing answers at ${place} (${code}). Check that PostgreSQL runs there, and the host and port in CUE311_DATABASE_URL.`
    case '28P01':
      return `PostgreSQL turned us away at ${place}: check the role and the password in CUE311_DATABASE_URL.`
    case '28000':
      return `PostgreSQL turned us away at ${place}: check the role in CUE311_DATABASE_URL, and that pg_hba.conf lets it in from this machine (if it asks for TLS, add ?sslmode=verify-full).`
    case '3D000':
      return `There is no such database at ${place.replace('the database at ', '')}. Create it (createdb), or correct the name in CUE311_DATABASE_URL.`
    case '42501':
      return `The role in CUE311_DATABASE_URL may not create tables at ${place}. Make it the owner of the database.`
    case '53300':
      return `PostgreSQL at ${place} has no connection left. Raise its max_connections, or stop what holds them.`
    case '57P03':
      return `PostgreSQL at ${place} is starting up or shutting down. Start again in a moment.`
    default:
      return null
  }
}

/** A connection string without what nobody should read in a log. */
export function placeOf(databaseUrl: string): string {
  const parsed = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null
  return parsed ? `${parsed.hostname}:${parsed.port || '5432'}${parsed.pathname}` : 'the address in CUE311_DATABASE_URL'
}
