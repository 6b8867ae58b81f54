import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkContent } from '../../../server/content/check-content.ts'
import {
  currentRelease,
  publishFirstRelease,
  publishRelease,
  readRelease,
} from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import type { Revision } from '../../../shared/knowledge/answer.ts'
import { type ReleaseChange, toRevision } from '../../../shared/knowledge/release.ts'
import { followStream } from '../../bench/replay/follow-stream.ts'
import { drawJourneys } from '../../bench/replay/journeys.ts'
import { type RoamingDesktop, startRoamingDesktop } from '../../bench/replay/roaming-desktop.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

const timeZone = 'America/Toronto'
const releases = 12

let server: TestServer
let desktops: RoamingDesktop[] = []
beforeEach(async () => {
  server = await aServer()
  const { texts } = await checkContent('assets/content')
  await publishFirstRelease(
    server.database.db,
    texts.slice(0, 40).map((text) => toRevision(text, sha256)),
    timeZone,
    1_000,
  )
  desktops = await Promise.all(Array.from({ length: 4 }, () => startRoamingDesktop(server.url, 'maya')))
})
afterEach(async () => {
  await Promise.all(desktops.map((desktop) => desktop.end()))
  await server.stop()
})

/** Of every release another answer is corrected, and each third one withdraws one as well. */
function changesOf(step: number, revisions: readonly Revision[]): ReleaseChange[] {
  const [corrected, left] = [revisions[(step * 7) % revisions.length], revisions[(step * 11 + 1) % revisions.length]]
  if (!corrected || !left) throw new Error('there are answers left')
  const { revisionId: _, ...text } = corrected
  const put = toRevision({ ...text, spoken: `Corrected in step ${step}.` }, sha256)
  const gone = step % 3 === 0 ? [corrected, left] : [corrected]
  return [...gone.map(withdrawing), { kind: 'put-revision', revision: put }]
}

const withdrawing = ({ answerId, language, revisionId }: Revision): ReleaseChange => ({
  kind: 'withdraw-revision',
  answerId,
  language,
  revisionId,
})

async function newest() {
  const { db } = server.database
  const current = await currentRelease(db)
  return (current && (await readRelease(db, current.number))) ?? expect.fail('there is a release')
}

const step = (number: number) => async () => {
  const { revisions } = await newest()
  return () => publishRelease(server.database.db, changesOf(number, revisions), timeZone, 2_000 + number)
}

describe('workstations that come and go at random', () => {
  it('end on the same hash, and answer from it', async () => {
    const first = await newest()
    for (const desktop of desktops) await desktop.reached(first, 30_000)
    const journeys = drawJourneys(desktops.length, releases, seededChance(311))
    const steps = Array.from({ length: releases }, (_, number) => step(number))
    const followed = await followStream({ first, steps, desktops, journeys, patienceMs: 40_000 })
    const last = await newest()
    expect(followed).toMatchObject({ last: { number: releases + 1, hash: last.hash }, releases, late: 0 })
    for (const desktop of desktops) {
      expect(await desktop.textsOf(last)).toBe(last.revisions.length)
      expect(await desktop.end()).toMatchObject({ number: last.number, hash: last.hash })
    }
  })
})
