import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { type Person, personSchema } from '../../shared/people/person.ts'
import { describeError, type Log } from '../log.ts'
import { inTurn } from './in-turn.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

/** Who is signed in here; `refreshToken` is null where it could not be kept, and they sign in again to connect. */
export type StoredSession = {
  readonly person: Person
  /** The identity that the workstation had when they signed in; the token belongs to it. */
  readonly deviceId: string
  /** Where they signed in: no other server is shown the token. */
  readonly serverUrl: string
  readonly refreshToken: string | null
}

/** The system's own vault (Electron's safeStorage). */
export interface Cipher {
  isAvailable(): boolean
  encrypt(text: string): string
  /** @throws when the text was not encrypted by this person on this machine */
  decrypt(encrypted: string): string
}

export interface SessionFile {
  read(): Promise<StoredSession | null>
  write(session: StoredSession): Promise<void>
  forget(): Promise<void>
}

const fileSchema = z.object({
  person: personSchema,
  deviceId: z.uuid(),
  serverUrl: z.string(),
  encryptedToken: z.string().nullable(),
})

/**
 * Remembers who is signed in over restarts, so that an agent goes on working while the server is away. The token is
 * on disk encrypted by the system or not at all.
 */
export function openSessionFile(path: string, cipher: Cipher, log: Log): SessionFile {
  const decrypted = (encrypted: string) => {
    try {
      return cipher.decrypt(encrypted)
    } catch (error) {
      log.warn('session token unreadable', { detail: describeError(error) })
      return null
    }
  }
  const read = async () => {
    const file = await readJsonFile(path)
    const stored = file.ok ? fileSchema.safeParse(file.value) : null
    if (!stored?.success) return null
    const { encryptedToken, ...session } = stored.data
    return { ...session, refreshToken: encryptedToken === null ? null : decrypted(encryptedToken) }
  }
  const write = async ({ refreshToken, ...session }: StoredSession) => {
    const encryptedToken = refreshToken !== null && cipher.isAvailable() ? cipher.encrypt(refreshToken) : null
    await writeFileSafely(path, JSON.stringify({ ...session, encryptedToken }))
  }
  // A renewal may be written while somebody signs out: what was asked last is what stays.
  const turn = inTurn()
  return {
    read: () => turn(read),
    write: (session) => turn(() => write(session)),
    forget: () => turn(() => rm(path, { force: true })),
  }
}
