import { parseArgs } from 'node:util'
import { readRelease } from '../../../server/releases/releases-repository.ts'
import { httpPaths } from '../../../shared/http-contract.ts'
import type { ReleaseIdentity } from '../../../shared/knowledge/release.ts'
import { temporaryFolder } from '../../server/support/temporary-folder.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import type { Figures } from '../bench.ts'
import { type BenchCentre, startBenchCentre } from '../centre/bench-centre.ts'
import { sharedData } from '../quality/shared-data.ts'
import { startPublisher, writeBase } from './edit-steps.ts'
import { type EditStream, readEditStream } from './edit-stream.ts'
import { followStream } from './follow-stream.ts'
import { drawJourneys } from './journeys.ts'
import { describeOutcome, figuresOf, type Outcome } from './outcome.ts'
import { type RoamingDesktop, startRoamingDesktop } from './roaming-desktop.ts'

/*
 * A real knowledge base's edits, each published as one release, while whole workstations come and go. At the end all
 * are back, and must hold what the server published last.
 *
 *   server    a process on its embedded database; its first release is the knowledge base as it was
 *   desktops  whole workstations without their windows, each on a folder and a line of its own; the line counts what
 *             comes through and can be cut
 *   naive     the reference: each desktop fetches each release whole
 */

const timeZone = 'America/Toronto'
const patienceMs = 120_000

/** `npm run bench replay -- [--desktops 20] [--deltas N] [--seed S] [--json FILE]` */
export async function benchReplay(args: string[]): Promise<Figures> {
  const { values } = parseArgs({
    args,
    options: {
      desktops: { type: 'string', default: '20' },
      /** How many of the set's edits; without it all. */
      deltas: { type: 'string' },
      seed: { type: 'string', default: '311' },
      json: { type: 'string' },
    },
  })
  const files = sharedData('kb-va-benefits', 'articles.jsonl.gz', 'deltas.jsonl.gz', 'change-events.jsonl.gz')
  if (!files) return {}
  const [articles, deltas, events] = files
  const stream = await readEditStream({ articles, deltas, events })
  const edits = stream.edits.slice(0, values.deltas === undefined ? undefined : Number(values.deltas))
  const folder = await temporaryFolder()
  const centre = await startBenchCentre(await writeBase(folder.path, stream, timeZone))
  try {
    const asked = { desktops: Number(values.desktops), seed: Number(values.seed) }
    return await replay(centre, { ...stream, edits }, { ...asked, folder: folder.path })
  } finally {
    await centre.stop()
    await folder.remove()
  }
}

type Asked = { readonly desktops: number; readonly seed: number; readonly folder: string }

async function replay(centre: BenchCentre, { edits }: EditStream, asked: Asked): Promise<Figures> {
  const publisher = startPublisher(centre, asked.folder)
  const first = await newestOf(centre)
  console.log(`\n${edits.length} edits; ${asked.desktops} whole workstations; seed ${asked.seed}`)
  const before = process.memoryUsage().rss
  const desktops = await startDesktops(centre, asked.desktops, first)
  const followed = await followStream({
    first,
    steps: edits.map((edit) => () => publisher.prepare(edit)),
    desktops,
    journeys: drawJourneys(desktops.length, edits.length, seededChance(asked.seed)),
    patienceMs,
  })
  const megabytesEach = (process.memoryUsage().rss - before) / 1e6 / desktops.length
  for (const refused of publisher.refused) console.log(`  an edit could not come in: ${refused}`)
  const outcome: Outcome = {
    followed,
    desktops: await endDesktops(centre, desktops, followed.last),
    edits: edits.length,
    unchanged: edits.length - followed.releases,
    ...(await countChanges(centre)),
    snapshotBytes: await snapshotSizes(centre, first.number + 1, followed.last.number),
    megabytesEach,
  }
  for (const line of describeOutcome(outcome, followed.last)) console.log(line)
  return figuresOf(outcome)
}

async function newestOf({ db }: BenchCentre): Promise<ReleaseIdentity> {
  return db.selectFrom('release').select(['number', 'hash']).orderBy('number', 'desc').executeTakeFirstOrThrow()
}

/** All of them installed the first release, and nothing counts yet. */
async function startDesktops(centre: BenchCentre, count: number, first: ReleaseIdentity): Promise<RoamingDesktop[]> {
  const desktops: RoamingDesktop[] = []
  for (let place = 0; place < count; place++) {
    const desktop = await startRoamingDesktop(centre.url, centre.agent)
    if ((await desktop.reached(first, patienceMs)) === null) throw new Error('a workstation has no first release')
    desktops.push(desktop)
  }
  for (const desktop of desktops) desktop.beginCounting()
  return desktops
}

async function endDesktops(
  centre: BenchCentre,
  desktops: readonly RoamingDesktop[],
  { number, hash }: ReleaseIdentity,
) {
  const release = await readRelease(centre.db, number)
  if (!release) throw new Error('the last release is there')
  const outcomes: Outcome['desktops'][number][] = []
  for (const desktop of desktops) {
    const account = await desktop.account()
    const answers = (await desktop.textsOf(release)) === release.revisions.length
    const onDisk = await desktop.end()
    outcomes.push({ ...account, equal: answers && onDisk?.hash === hash })
  }
  return outcomes
}

async function countChanges({ db }: BenchCentre): Promise<{ put: number; withdrawn: number }> {
  const rows = await db
    .selectFrom('release_change')
    .select(({ fn }) => ['kind', fn.countAll<string>().as('count')])
    .where('release_number', '>', 1)
    .groupBy('kind')
    .execute()
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.count ?? 0)
  return { put: of('put-revision'), withdrawn: of('withdraw-revision') }
}

/** Headers apart. */
async function snapshotSizes(centre: BenchCentre, from: number, to: number): Promise<number[]> {
  const headers = { authorization: `Bearer ${await centre.token()}` }
  const sizes: number[] = []
  for (let number = from; number <= to; number++) {
    const response = await fetch(`${centre.url}${httpPaths.releaseSnapshot(number)}`, { headers })
    if (!response.ok) throw new Error(`the snapshot of release ${number} was refused: ${response.status}`)
    sizes.push((await response.arrayBuffer()).byteLength)
  }
  return sizes
}
