import { randomUUID } from 'node:crypto'
import { type Fact, factSchema } from '../../shared/interaction/fact.ts'

export const anAgentId = '5f0c2a70-3c54-4d0f-9a53-0d6a9d6f2d11'

type Step = readonly [kind: Fact['kind'], afterMs: number, more?: Record<string, unknown>]

const wholeCall: readonly Step[] = [
  ['offered', 0, { channel: 'voice', practice: false }],
  ['accepted', 2_000],
  ['ended', 180_000],
  [
    'wrap-up-submitted',
    25_000,
    { wrapUp: { topic: 'pothole-report', disposition: 'request-taken', note: '', language: 'en' } },
  ],
]

/** The facts of one interaction; each step happens `afterMs` after the one before it. */
export function anInteraction(
  steps: readonly Step[] = wholeCall,
  { agentId = anAgentId, interactionId = randomUUID() as string, startAt = Date.UTC(2026, 10, 23, 14, 0) } = {},
): Fact[] {
  let at = startAt
  return steps.map(([kind, afterMs, more]) => {
    at += afterMs
    return factSchema.parse({ factId: randomUUID(), interactionId, agentId, at, kind, ...more })
  })
}
