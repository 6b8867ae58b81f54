import type { ReleaseIdentity } from '../../../shared/knowledge/release.ts'
import type { Figures } from '../bench.ts'
import { kindsOfTraffic } from './desktop-line.ts'
import type { Followed } from './follow-stream.ts'
import type { DesktopAccount } from './roaming-desktop.ts'

export type DesktopOutcome = DesktopAccount & {
  /** Whether its disk, proved letter by letter, holds what the server published last, and it answered from all of it. */
  readonly equal: boolean
}

export type Outcome = {
  readonly followed: Followed
  readonly desktops: readonly DesktopOutcome[]
  readonly edits: number
  readonly unchanged: number
  readonly put: number
  readonly withdrawn: number
  /** The sizes of the compressed snapshots of each release after the first, as they are sent. */
  readonly snapshotBytes: readonly number[]
  readonly megabytesEach: number
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
const allBytes = ({ bytes }: DesktopAccount) => sumOf(Object.values(bytes))
const awayOf = ({ restarts, cuts }: DesktopAccount) => restarts + cuts

/** Nearest rank. */
function at(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

const spread = (name: string, ms: readonly number[]): Figures => ({
  [`replay.${name}.p50Ms`]: at(ms, 0.5),
  [`replay.${name}.p99Ms`]: at(ms, 0.99),
  [`replay.${name}.maxMs`]: at(ms, 1),
  [`replay.${name}.count`]: ms.length,
})

/** What each desktop would have received, had each of its installations been a whole release. */
function snapshotForEachInstallation({ desktops, snapshotBytes }: Outcome): number {
  const usual = at(snapshotBytes, 0.5)
  return usual * sumOf(desktops.map(({ ways }) => sumOf(Object.values(ways))))
}

export function figuresOf(outcome: Outcome): Figures {
  const { followed, desktops, snapshotBytes } = outcome
  const catchUps = desktops.flatMap((one) => one.catchUps)
  const ways = (way: keyof DesktopAccount['ways']) => sumOf(desktops.map((one) => one.ways[way]))
  const kinds = kindsOfTraffic.map((kind) => [`replay.bytes.${kind}`, sumOf(desktops.map(({ bytes }) => bytes[kind]))])
  return {
    'replay.desktops': desktops.length,
    'replay.equal': desktops.filter(({ equal }) => equal).length,
    'replay.releases': followed.releases,
    'replay.edits': outcome.edits,
    'replay.unchanged': outcome.unchanged,
    'replay.put': outcome.put,
    'replay.withdrawn': outcome.withdrawn,
    'replay.restarts': sumOf(desktops.map(({ restarts }) => restarts)),
    'replay.cuts': sumOf(desktops.map(({ cuts }) => cuts)),
    'replay.missed': sumOf(desktops.map(({ missed }) => missed)),
    'replay.faults': sumOf(desktops.map(({ faults }) => faults.length)),
    'replay.ways.announcement': ways('announcement'),
    'replay.ways.changes': ways('changes'),
    'replay.ways.snapshot': ways('snapshot'),
    'replay.bytes': sumOf(desktops.map(allBytes)),
    ...Object.fromEntries(kinds),
    'replay.bytes.snapshotForEachRelease': desktops.length * sumOf(snapshotBytes),
    'replay.bytes.snapshotForEachInstallation': snapshotForEachInstallation(outcome),
    ...spread('switched', followed.switchedMs),
    'replay.switched.late': followed.late,
    ...spread(
      'caughtUp.sinceReturn',
      catchUps.map(({ sinceReturnMs }) => sinceReturnMs),
    ),
    ...spread(
      'caughtUp.sinceOnline',
      catchUps.map(({ sinceOnlineMs }) => sinceOnlineMs),
    ),
    'replay.megabytesEach': outcome.megabytesEach,
    ...Object.assign({}, ...desktops.map(figuresOfDesktop)),
  }
}

function figuresOfDesktop(desktop: DesktopOutcome, place: number): Figures {
  const { restarts, cuts, missed, ways, catchUps, faults, equal } = desktop
  const ms = catchUps.map(({ sinceReturnMs }) => sinceReturnMs)
  const all = { restarts, cuts, missed, ...ways, bytes: allBytes(desktop), faults: faults.length, equal: Number(equal) }
  const caughtUp = ms.length === 0 ? {} : { 'caughtUp.p50Ms': at(ms, 0.5), 'caughtUp.maxMs': at(ms, 1) }
  return Object.fromEntries(
    Object.entries({ ...all, ...caughtUp }).map(([name, value]) => [`replay.desktop.${place + 1}.${name}`, value]),
  )
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`
const inTime = (name: string, figures: Figures) => {
  const [p50, p99, max] = ['p50Ms', 'p99Ms', 'maxMs'].map((key) => (figures[`replay.${name}.${key}`] ?? 0).toFixed(0))
  return `p50 ${p50} ms · p99 ${p99} ms · max ${max} ms (${figures[`replay.${name}.count`]})`
}

/** The outcome as lines to be read; the table is Markdown. */
export function describeOutcome(outcome: Outcome, last: ReleaseIdentity): string[] {
  const figures = figuresOf(outcome)
  const of = (name: string) => figures[`replay.${name}`] ?? 0
  return [
    `${of('edits')} edits (${of('unchanged')} without effect) in ${of('releases')} releases: ${of('put')} texts put, ${of('withdrawn')} withdrawn; the last is ${last.number}, ${last.hash.slice(0, 8)}`,
    `${of('equal')} of ${of('desktops')} desktops end on it and answer from it; ${of('cuts')} cuts, ${of('restarts')} restarts, ${of('missed')} releases missed, ${of('faults')} failed attempts`,
    `came as: announcement ${of('ways.announcement')} · changes ${of('ways.changes')} · snapshot ${of('ways.snapshot')}`,
    `click to switched       ${inTime('switched', figures)}${of('switched.late') > 0 ? ` · ${of('switched.late')} late` : ''}`,
    `caught up, since return ${inTime('caughtUp.sinceReturn', figures)}`,
    `caught up, since online ${inTime('caughtUp.sinceOnline', figures)}`,
    `received by all: ${megabytes(of('bytes'))} (connections ${megabytes(of('bytes.socket'))}, changes ${megabytes(of('bytes.changes'))}, snapshots ${megabytes(of('bytes.snapshot'))}, sessions ${megabytes(of('bytes.other'))})`,
    `a snapshot for each release: ${megabytes(of('bytes.snapshotForEachRelease'))}; for each installation: ${megabytes(of('bytes.snapshotForEachInstallation'))}`,
    `${of('megabytesEach').toFixed(0)} MB of memory for each workstation`,
    '',
    '| desktop | away | of these restarts | releases missed | by announcement | changes | snapshot | kB | catch-up ms, median (longest) | final hash equal |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...outcome.desktops.map(describeDesktop),
  ]
}

function describeDesktop(desktop: DesktopOutcome, place: number): string {
  const { restarts, missed, ways, equal } = desktop
  const ms = desktop.catchUps.map(({ sinceReturnMs }) => sinceReturnMs)
  const caughtUp = ms.length === 0 ? '' : `${at(ms, 0.5).toFixed(0)} (${at(ms, 1).toFixed(0)})`
  const cells = [
    place + 1,
    awayOf(desktop),
    restarts,
    missed,
    ways.announcement,
    ways.changes,
    ways.snapshot,
    (allBytes(desktop) / 1e3).toFixed(0),
    caughtUp,
    equal ? 'yes' : 'NO',
  ]
  return `| ${cells.join(' | ')} |`
}
