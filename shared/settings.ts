import { z } from 'zod'
import { languageSchema } from './knowledge/language.ts'

/** What a person may set on a workstation; kept by electron-store. */
export const settingsSchema = z.object({
  /** The language of the interface. */
  language: languageSchema,
  theme: z.enum(['system', 'light', 'dark']),
  /** The address of the city's own server. */
  serverUrl: z.url({ protocol: /^https?$/ }),
  /** How probable an answer must be before a card shows it; higher is quieter. */
  cardsFrom: z.enum(['possible', 'likely', 'strong']),
  /** What an agent hour costs, in whatever money the centre reckons in; null: nobody said. */
  hourCost: z.number().positive().max(100_000).nullable(),
})
export type Settings = z.infer<typeof settingsSchema>
