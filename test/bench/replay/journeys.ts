/* When each desktop is away: drawn by a seeded chance, so that a run can be repeated. */

export type Absence = {
  /** The release at whose publication it leaves. */
  readonly from: number
  /** The one at whose publication it comes back; the same: at once. */
  readonly until: number
  /** `cut`: its connection is gone; `shut`: it is ended, and started again on the same folder. */
  readonly kind: 'cut' | 'shut'
  /** How long after the click it leaves, so that it is in the middle of whatever follows. */
  readonly afterMs: number
}
export type Journey = readonly Absence[]

/** Of so many desktops: the first is cut off for more than half of the stream, and every fifth stays all the time. */
export function drawJourneys(desktops: number, releases: number, chance: () => number): Journey[] {
  return Array.from({ length: desktops }, (_, desktop) => {
    if (desktop === 0) return [longAbsence(releases)]
    return desktop % 5 === 4 ? [] : drawJourney(releases, chance)
  })
}

const longAbsence = (releases: number): Absence => ({
  from: Math.floor(releases * 0.2),
  until: Math.floor(releases * 0.75),
  kind: 'cut',
  afterMs: 0,
})

/** The longest time between two absences, and the longest of these, as shares of the stream. */
const longest = 0.12

function drawJourney(releases: number, chance: () => number): Journey {
  const most = Math.max(3, releases * longest)
  const some = () => 1 + Math.floor(chance() * most)
  const journey: Absence[] = []
  for (let from = some(); from < releases; from += some()) {
    const luck = chance()
    const until = luck < 0.25 ? from : from + some()
    journey.push({ from, until, kind: luck < 0.6 ? 'shut' : 'cut', afterMs: Math.floor(chance() * 300) })
    from = until
  }
  return journey
}
