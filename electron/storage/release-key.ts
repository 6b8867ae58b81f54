import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { describeError, type Log } from '../log.ts'
import { inTurn } from './in-turn.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

/** The key that releases must be signed with on this workstation, as the centre gave it at the sign-in. */
export interface ReleaseKey {
  /** Null where the server told none: it is an older one, or nobody has signed in yet. */
  trusted(): string | null
  /** Somebody signed in, with a password: what this server says holds from now on. */
  pin(publicKey: string | null): Promise<void>
  /** A session goes on: its key is kept where there is none yet, and changes nothing otherwise. */
  learn(publicKey: string | null): Promise<void>
}

const fileSchema = z.object({ publicKey: z.string().min(1) })

export async function openReleaseKey(path: string, log: Log): Promise<ReleaseKey> {
  const file = await readJsonFile(path)
  const read = file.ok ? fileSchema.safeParse(file.value) : null
  const turn = inTurn()
  let trusted = read?.success ? read.data.publicKey : null

  const pin = async (publicKey: string | null) => {
    if (publicKey === trusted) return
    if (trusted !== null) log.warn('releases are signed with another key from now on')
    trusted = publicKey
    const keep = () =>
      publicKey === null ? rm(path, { force: true }) : writeFileSafely(path, JSON.stringify({ publicKey }))
    // In memory it counts from now on; the next sign-in or renewal writes it again.
    await turn(keep).catch((error: unknown) => log.warn('release key not stored', { detail: describeError(error) }))
  }

  return {
    trusted: () => trusted,
    pin,
    learn: async (publicKey) => {
      if (trusted === null && publicKey !== null) await pin(publicKey)
    },
  }
}
