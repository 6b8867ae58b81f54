import { createHash } from 'node:crypto'

/*
 * What a resident's page shows to prove that a chat is its own: 32 random bytes that the page draws, so that a start
 * that is sent twice is one chat. The centre keeps their digest alone, as the source's name for the conversation: who
 * reads the database cannot chat as the resident, and every node knows the token without asking another.
 */

const shape = /^Bearer ([\w-]{43})$/

/** The source's name for the conversation of whoever sends this `Authorization`; null when it is no token. */
export function conversationOfToken(authorization: string | undefined): string | null {
  const [, token] = shape.exec(authorization ?? '') ?? []
  return token === undefined ? null : digestOf(token).toString('base64url')
}

/** Above every offset that is given by hand. */
const firstOffset = 2 ** 52
const offsetBytes = 6

/** A message's place in the page's account: the same id again is the same message again. */
export const offsetOfMessage = (id: string): number => firstOffset + digestOf(id).readUIntBE(0, offsetBytes)

const digestOf = (text: string) => createHash('sha256').update(text).digest()
