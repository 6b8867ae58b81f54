import { hash, verify } from '@node-rs/argon2'

/** Shortest password that is accepted, in characters. */
export const shortestPassword = 8

// argon2id, 19 MiB, two passes: the OWASP recommendation, and the library's default.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let decoy: Promise<string> | null = null

export const hashPassword = (password: string): Promise<string> => hash(password, options)

/**
 * Whether the password belongs to the hash. Without a hash (nobody has that name) it takes as long and says no, so
 * that time does not tell which names exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this one')
  const matches = await verify(passwordHash ?? (await decoy), password)
  return passwordHash !== null && matches
}
