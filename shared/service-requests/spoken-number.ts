/**
 * A request's number in groups that can be said in one breath: letters by themselves, digits by threes, the last four in
 * two pairs rather than one alone. `SR-2026004711` is `SR`, `202`, `600`, `47`, `11`.
 */
export function spokenGroups(number: string): string[] {
  const runs = number.match(/\p{L}+|\p{N}+/gu) ?? [number]
  return runs.flatMap((run) => (/^\p{N}/u.test(run) ? digitGroups(run) : [run]))
}

function digitGroups(digits: string): string[] {
  if (digits.length <= 4) return [digits]
  const inPairs = digits.length % 3 === 1 ? 4 : 0
  const threes = digits.slice(0, digits.length - inPairs).match(/.{1,3}/g) ?? []
  const pairs = digits.slice(digits.length - inPairs).match(/../g) ?? []
  return [...threes, ...(inPairs > 0 ? pairs : [])]
}
