import type { World } from '../../app/world.ts'

/** What every fact of an interaction carries, as of now. */
export function stampFact({ clock, newId }: World, of: { readonly interactionId: string; readonly agentId: string }) {
  return { factId: newId(), interactionId: of.interactionId, agentId: of.agentId, at: clock.now() }
}
