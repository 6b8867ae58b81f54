import type { EpochMs } from '../clock.ts'
import type { Language } from '../knowledge/language.ts'
import type { Person } from '../people/person.ts'
import { zonedInstant } from '../time-zone.ts'
import { aboutInWords } from './about.ts'
import type { HeldInteraction, HeldRecord } from './held.ts'
import { keepings, purposes } from './purposes.ts'
import { type RecordKind, recorded, recordKinds } from './recorded.ts'

/** Everything that the centre holds about a person: interactions and facts whole, of every other kind its list. */
export type Held = {
  readonly records: Readonly<Record<Exclude<RecordKind, 'interaction' | 'fact'>, readonly HeldRecord[]>> & {
    readonly interaction: readonly HeldInteraction[]
    /** As they were recorded, also those of a kind that nobody here knows. */
    readonly fact: readonly unknown[]
  }
  readonly timeZone: string
}

const headings = {
  title: { en: 'What is held about me', fr: 'Ce qui est conservé sur moi' },
  times: {
    en: 'By the clocks of the time zone. In the records of the kind “fact”, which are as they were recorded: milliseconds since January 1, 1970, UTC.',
    fr: 'Selon les horloges du fuseau horaire. Dans les enregistrements de la sorte « fact », tels qu’ils ont été enregistrés : millisecondes depuis le 1er janvier 1970, UTC.',
  },
} as const

/** What is held as a file that somebody takes along, with a line of explanation for each kind in their language. */
export function heldFile(
  { records, timeZone }: Held,
  { person, language, at }: { readonly person: Person; readonly language: Language; readonly at: EpochMs },
): string {
  const kinds = recordKinds.map((kind) => {
    const { name, holds, why, keeps } = recorded[kind]
    return {
      kind,
      name: name[language],
      holds: holds[language],
      why: purposes[why][language],
      keeps: keepings[keeps][language],
      count: records[kind].length,
      records:
        kind === 'fact'
          ? records.fact
          : records[kind].map((record) => withInstants(inWords(record, language), timeZone)),
    }
  })
  const { displayName, signInName, personId } = person
  const title = headings.title[language]
  const madeAt = zonedInstant(at, timeZone)
  const about = {
    title,
    person: { displayName, signInName, personId },
    madeAt,
    timeZone,
    times: headings.times[language],
  }
  return `${JSON.stringify({ ...about, kinds }, null, 1)}\n`
}

/** Of a record that is listed: what it says, in the language of whoever reads it. */
const inWords = (record: HeldRecord | HeldInteraction, language: Language) =>
  'about' in record ? { ...record, about: aboutInWords(record.about, language) } : record

/** What somebody reads has instants as clocks show them, at whatever depth. */
const withInstants = (record: object, timeZone: string): unknown =>
  JSON.parse(
    JSON.stringify(record, (key, value) =>
      typeof value === 'number' && /^(at|until|\w+At)$/.test(key) ? zonedInstant(value, timeZone) : value,
    ),
  )
