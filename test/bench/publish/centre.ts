import { readGolden } from '../../../server/golden/golden-repository.ts'
import {
  currentRelease,
  publishRelease,
  readRelease,
  revisionIdsOf,
} from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import { type ReleaseIdentity, toRevision } from '../../../shared/knowledge/release.ts'
import { type BenchCentre, startBenchCentre } from '../centre/bench-centre.ts'
import { grownTexts } from '../suggest/texts.ts'
import { startContentTeam } from './content-team.ts'

/** A correction: when somebody clicked, and what came of it. */
export type Click = { readonly at: number; readonly release: ReleaseIdentity }

/** A centre whose content team corrects one answer again and again. */
export interface Centre extends BenchCentre {
  texts(): number
  /** How many questions are asked of each release before it is out. */
  readonly goldenQuestions: number
  current(): ReleaseIdentity
  revisionIds(): Promise<string[]>
  /**
   * Publishes another text of one answer, as an editor does it: the request of the desk, with all that is asked before
   * a release is out. Writing and approving come before the click.
   */
  correct(): Promise<Click>
}

/** @param answers how many answers there are to be; 0: the sample as it is */
export async function startCentre(answers: number): Promise<Centre> {
  const centre = await startBenchCentre()
  if (answers > 0) await grow(centre, answers)
  const team = await startContentTeam(centre)
  const { questions } = await readGolden(centre.db)
  const first = await currentRelease(centre.db)
  const release = first && (await readRelease(centre.db, first.number))
  if (!release) throw new Error('there is a release')
  let current: ReleaseIdentity = { number: release.number, hash: release.hash }
  let corrected = release.revisions.find(({ language }) => language === 'en')
  let corrections = 0

  return {
    ...centre,
    texts: () => release.revisions.length,
    goldenQuestions: questions.length,
    current: () => current,
    revisionIds: () => revisionIdsOf(centre.db, current.number),
    correct: async () => {
      if (!corrected) throw new Error('there is an English answer')
      corrections += 1
      const click = await team.prepare(corrected, `Corrected ${corrections} times.`)
      const at = performance.timeOrigin + performance.now()
      const { number, hash } = await click()
      current = { number, hash }
      corrected = await team.textIn(number)
      return { at, release: current }
    },
    stop: async () => {
      team.leave()
      await centre.stop()
    },
  }
}

async function grow({ db, timeZone, clock }: BenchCentre, answers: number): Promise<void> {
  const texts = await grownTexts(answers)
  const there = new Set((await readRelease(db, 1))?.revisions.map(({ revisionId }) => revisionId))
  const revisions = texts.map((text) => toRevision(text, sha256)).filter(({ revisionId }) => !there.has(revisionId))
  const changes = revisions.map((revision) => ({ kind: 'put-revision', revision }) as const)
  await publishRelease(db, changes, timeZone, clock.now())
}
