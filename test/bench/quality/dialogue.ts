import { z } from 'zod'
import type { Passage, Turn } from './contender.ts'

const words = z
  .string()
  .nullish()
  .transform((text) => text ?? '')

export const passageSchema: z.ZodType<Passage> = z.object({
  id: z.string(),
  docId: z.string(),
  domain: words,
  title: words,
  heading: words,
  body: words,
})

const turnSchema = z.object({
  role: z.enum(['user', 'agent']),
  text: z.string(),
  gold: z.array(z.string()).optional(),
  goldAll: z.array(z.string()).optional(),
})

export const dialogueSchema = z.object({
  id: z.string(),
  domain: words,
  doc: words,
  turns: z.array(turnSchema),
})
export type Dialogue = z.infer<typeof dialogueSchema>

/** A labelled caller turn, asked at the moment it was said. */
export type Question = {
  readonly domain: string
  /** All that was said up to it; it is the last one. */
  readonly turns: readonly Turn[]
  readonly right: ReadonlySet<string>
  /** The labelled turn before it had another answer, or there was none. */
  readonly isNew: boolean
  /** Nothing was said before it in its own dialogue. */
  readonly isFirst: boolean
}

/** Every labelled caller turn of a dialogue; `before` is what was said before the dialogue began. */
export function questionsOf({ domain, turns }: Dialogue, before: readonly Turn[] = []): Question[] {
  const labelled = turns.flatMap((turn, place) => {
    const gold = turn.goldAll ?? turn.gold ?? []
    return turn.role === 'user' && gold.length > 0 ? [{ place, gold: new Set(gold) }] : []
  })
  return labelled.map(({ place, gold }, number) => ({
    domain,
    turns: [...before, ...turns.slice(0, place + 1)],
    right: gold,
    isNew: number === 0 || !sameSet(gold, labelled[number - 1]?.gold),
    isFirst: place === 0,
  }))
}

const sameSet = (one: ReadonlySet<string>, other: ReadonlySet<string> = new Set()) =>
  one.size === other.size && [...one].every((id) => other.has(id))

export const modes = ['last', 'user', 'full'] as const
/** How much of the conversation is the query: that turn alone, the caller's turns so far, or all turns so far. */
export type Mode = (typeof modes)[number]

export function heardIn(mode: Mode, { turns }: Question): readonly Turn[] {
  if (mode === 'full') return turns
  return mode === 'last' ? turns.slice(-1) : turns.filter(({ role }) => role === 'user')
}
