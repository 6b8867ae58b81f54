import { setTimeout as sleep } from 'node:timers/promises'
import type { ReleaseIdentity } from '../../../shared/knowledge/release.ts'
import type { Journey } from './journeys.ts'
import type { RoamingDesktop } from './roaming-desktop.ts'

/** Prepares the next release and hands over what publishes it; null: this edit changes nothing. */
export type Step = () => Promise<(() => Promise<ReleaseIdentity>) | null>

export type Stream = {
  readonly first: ReleaseIdentity
  readonly steps: readonly Step[]
  readonly desktops: readonly RoamingDesktop[]
  /** One for each desktop; counted in steps. */
  readonly journeys: readonly Journey[]
  readonly patienceMs: number
}

export type Followed = {
  readonly last: ReleaseIdentity
  readonly releases: number
  /** From the click to the switch, of every desktop that was there and up to date at the click. */
  readonly switchedMs: readonly number[]
  /** How often one of these had not switched in time. */
  readonly late: number
}

const now = () => performance.timeOrigin + performance.now()

/** Publishes one release after another while desktops come and go. At the end all are back and have had their time. */
export async function followStream({ first, steps, desktops, journeys, patienceMs }: Stream): Promise<Followed> {
  const switchedMs: number[] = []
  const moving: Promise<void>[] = []
  let newest = first
  let [late, releases] = [0, 0]

  for (const [step, prepare] of steps.entries()) {
    const publish = await prepare()
    const staying = desktops.filter((desktop, place) => desktop.isFollowing(newest) && !moves(journeys[place], step))
    const at = now()
    moving.push(...desktops.map((desktop, place) => move(desktop, journeys[place] ?? [], step, () => newest)))
    if (!publish) continue
    const release = await publish()
    newest = release
    releases += 1
    for (const desktop of desktops.filter((one) => one.isAway())) desktop.noteMissed()
    const reached = await Promise.all(staying.map((desktop) => desktop.reached(release, patienceMs)))
    switchedMs.push(...reached.flatMap((when) => (when === null ? [] : when - at)))
    late += reached.filter((when) => when === null).length
  }

  await Promise.all(moving)
  await Promise.all(desktops.map((desktop) => desktop.comeBack(() => newest)))
  await Promise.all(desktops.map((desktop) => desktop.reached(newest, patienceMs)))
  return { last: newest, releases, switchedMs, late }
}

const moves = (journey: Journey | undefined, step: number) =>
  (journey ?? []).some(({ from, until }) => from === step || until === step)

/** What a desktop does while the release of this step is on its way. */
async function move(desktop: RoamingDesktop, journey: Journey, step: number, newest: () => ReleaseIdentity) {
  for (const absence of journey) {
    if (absence.from !== step && absence.until !== step) continue
    await sleep(absence.afterMs)
    if (absence.from === step) await desktop.leave(absence)
    if (absence.until === step) await desktop.comeBack(newest)
  }
}
