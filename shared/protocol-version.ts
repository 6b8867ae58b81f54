import { z } from 'zod'

/** The versions of the desktop ↔ server contract that a program speaks, both ends included. */
export const protocolRangeSchema = z.object({
  oldest: z.number().int().positive(),
  newest: z.number().int().positive(),
})
export type ProtocolRange = z.infer<typeof protocolRangeSchema>

/** What this build speaks. Raise `newest` with every change of the contract; keep `oldest` two behind it. */
export const ourProtocol: ProtocolRange = { oldest: 1, newest: 1 }

/** The version that two programs will speak: the newest that both know, or null when they have none in common. */
export function agreeProtocol(ours: ProtocolRange, theirs: ProtocolRange): number | null {
  const agreed = Math.min(ours.newest, theirs.newest)
  return agreed >= Math.max(ours.oldest, theirs.oldest) ? agreed : null
}
