import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { type Person, personSchema } from '../../shared/people/person.ts'
import { describeError, type Log } from '../log.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

/** Who is signed in here; `refreshToken` is null where it could not be kept, and they sign in again to connect. */
export type StoredSession = {
  readonly person: Person
  /** The identity that the workstation had when they signed in; the token belongs to it. */
  readonly deviceId: string
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

const fileSchema = z.object({ person: personSchema, deviceId: z.uuid(), encryptedToken: z.string().nullable() })

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
  return {
    read: async () => {
      const file = await readJsonFile(path)
      const stored = file.ok ? fileSchema.safeParse(file.value) : null
      if (!stored?.success) return null
      const { person, deviceId, encryptedToken } = stored.data
      return { person, deviceId, refreshToken: encryptedToken === null ? null : decrypted(encryptedToken) }
    },
    write: ({ person, deviceId, refreshToken }) => {
      const encryptedToken = refreshToken !== null && cipher.isAvailable() ? cipher.encrypt(refreshToken) : null
      return writeFileSafely(path, JSON.stringify({ person, deviceId, encryptedToken }))
    },
    forget: () => rm(path, { force: true }),
  }
}
