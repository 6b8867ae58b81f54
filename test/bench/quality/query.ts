import { z } from 'zod'
import type { Article } from './contender.ts'
import { halfOf, type Split } from './split.ts'

const words = z
  .string()
  .nullish()
  .transform((text) => text ?? '')

export const articleSchema: z.ZodType<Article> = z.object({
  id: z.string(),
  title: words,
  category: words,
  keywords: words,
  body: words,
  lang: z.enum(['en', 'fr']).catch('en'),
  jurisdiction: z.string().optional().catch(undefined),
})

/** What a resident asks, and the answers of which any will do; none: the content has no answer. */
export const querySchema = z.object({
  id: z.string(),
  text: z.string(),
  answers: z.array(z.string()),
  difficulty: z.string(),
  lang: z.enum(['en', 'fr']).catch('en'),
  /** Where a file says it itself; else the id tells. */
  split: z.enum(['tune', 'report']).optional().catch(undefined),
})
export type Query = z.infer<typeof querySchema>

export const inSplit = (split: Split, { id, split: said }: Query): boolean =>
  split === 'all' || (said ?? halfOf(id)) === split
