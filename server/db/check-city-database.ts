import { Client } from 'pg'
import { errorCode, placeOf, StartFailure } from '../start-failure.ts'

/**
 * Looks at a PostgreSQL of the city's own before it is used: whether it can be reached, and keeps text as UTF-8.
 * Throws a `StartFailure`, or an error whose code says enough.
 */
export async function checkCityDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // Without a listener a connection cut while closing would end our process.
  client.on('error', () => {})
  try {
    await client.connect().catch((error: unknown) => {
      throw explainConnecting(error, placeOf(url))
    })
    const { rows } = await client.query<{ server_encoding: string }>('show server_encoding')
    const encoding = rows[0]?.server_encoding
    if (encoding === 'UTF8') return
    throw new StartFailure(
      `The database at ${placeOf(url)} keeps text as ${encoding}; it must be UTF8. Create it with "createdb --template template0 --encoding UTF8".`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

const isOfPostgres = (code: string | null) => code !== null && /^[0-9A-Z]{5}$/.test(code)

/** The failures that have no code of PostgreSQL's or the network's. */
function explainConnecting(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || isOfPostgres(errorCode(error))) return error
  if (/certificate|altname|SSL|TLS/i.test(`${errorCode(error)} ${error.message}`)) {
    return new StartFailure(
      `No connection with TLS to the database at ${place}: ${error.message}. Check sslmode in CUE311_DATABASE_URL; the certificate of a city's own authority is named with sslrootcert=FILE.`,
    )
  }
  if (errorCode(error) !== null) return error
  return new StartFailure(
    `Nothing answers like PostgreSQL at the database at ${place} (${error.message}). Check that PostgreSQL runs there, the firewall, and the host and port in CUE311_DATABASE_URL.`,
  )
}
