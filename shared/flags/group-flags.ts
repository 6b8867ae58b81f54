import type { FlagGroup, ListedFlag } from './flag.ts'

/** Flags of one kind about one answer in one language are one matter; so are those that miss the same words. */
const matterOf = ({ kind, answerId, language, query }: ListedFlag) =>
  JSON.stringify([kind, answerId, language, answerId === null ? (query ?? '').trim().toLowerCase() : null])

/** Gathers flags by what they are about: what most flags say first, then what was said last. */
export function groupFlags(flags: readonly ListedFlag[]): FlagGroup[] {
  const matters = new Map<string, ListedFlag[]>()
  for (const flag of flags.toSorted((a, b) => b.flaggedAt - a.flaggedAt)) {
    const matter = matterOf(flag)
    const known = matters.get(matter)
    if (known) known.push(flag)
    else matters.set(matter, [flag])
  }
  // Stable, and the matters stand in the order of their newest flag.
  return [...matters.values()].map(toGroup).sort((a, b) => b.flags.length - a.flags.length)
}

function toGroup(flags: ListedFlag[]): FlagGroup {
  const [newest] = flags
  if (!newest) throw new Error('a matter has at least one flag')
  const { kind, answerId, title, owner, language, query } = newest
  return { kind, answerId, title, owner, language, query, flags }
}
