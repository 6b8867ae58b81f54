import { parseArgs } from 'node:util'
import { checkContent } from '../../../server/content/check-content.ts'
import type { GoldenQuestion } from '../../../shared/content/content-contract.ts'
import type { Draft } from '../../../shared/content/draft.ts'
import type { Revision } from '../../../shared/knowledge/answer.ts'
import { aContentDesk, type ContentDesk } from '../../server/support/a-content-desk.ts'
import { begin, granted, publication } from '../../server/support/editors-hands.ts'
import { startTestPostgres } from '../../server/support/test-postgres.ts'
import type { Figures } from '../bench.ts'
import { manyAnswers } from '../many-answers.ts'
import { inWords, named, percentilesOf } from '../percentiles.ts'

/*
 * npm run bench content -- [--answers N] [--questions N]
 *
 * How long an editor waits: the whole server on its embedded database, asked through a socket. The reference is the
 * first question, which indexes the whole release.
 */

const rounds = 10
const emergency = { reason: 'measured' }

export async function benchContent(args: string[]): Promise<Figures> {
  const { values } = parseArgs({
    args,
    options: {
      answers: { type: 'string', default: '20000' },
      questions: { type: 'string', default: '200' },
      json: { type: 'string' },
    },
  })
  const postgres = await startTestPostgres()
  process.env.CUE311_TEST_DATABASE_URL = postgres.url
  try {
    return await measure(Number(values.answers), Number(values.questions))
  } finally {
    await postgres.stop()
  }
}

async function measure(answers: number, asked: number): Promise<Figures> {
  const { texts } = await checkContent('assets/content')
  const many = manyAnswers(texts, answers)
  const questions = many
    .filter(({ language }) => language === 'en')
    .slice(0, asked)
    .map(({ title, language, answerId }): GoldenQuestion => ({ text: title, language, answers: [answerId] }))
  const desk = await aContentDesk({ texts: many, questions })
  try {
    console.log(`${answers} answers in ${many.length} texts, ${questions.length} golden questions`)
    const first = await timed(() => untilIndexed(desk))
    console.log(`  the whole release indexed, and the questions asked ${first.toFixed(0)} ms`)
    const english = (await desk.published()).filter(({ language }) => language === 'en')
    return { ...(await measureEditing(desk, english)), [`content.${answers}.indexed.ms`]: first }
  } finally {
    await desk.close()
  }
}

async function measureEditing(desk: ContentDesk, english: readonly Revision[]): Promise<Figures> {
  const step = Math.floor(english.length / (rounds * 20))
  const spread = english.filter((_, place) => place % step === 0)
  const some = (count: number) => spread.splice(0, count)
  return {
    ...(await measureEach('tried', 'a candidate of 1 change tried', async () => {
      const drafts = await change(desk, some(1))
      return timed(() => granted(desk.edie, 'content:try', { draftIds: idsOf(drafts) }))
    })),
    ...(await measureEach('published', 'a release of 1 change published', async () => {
      const drafts = await change(desk, some(1))
      return timed(() => granted(desk.edie, 'content:publish', publication(drafts, { emergency, override: emergency })))
    })),
    ...(await measureEach('rolledBack', 'rolled back by 1 release', async () => {
      const { releases } = await granted(desk.edie, 'content:releases', {})
      const to = (releases[0]?.number ?? 2) - 1
      return timed(() => granted(desk.edie, 'content:roll-back', { to, ...emergency }))
    })),
    ...(await measureEach('saved', 'a text saved', async () => {
      const [draft] = await change(desk, some(1))
      if (!draft) throw new Error('there is a text left')
      const { draftId, version, text } = draft
      return timed(() => granted(desk.edie, 'content:save', { draftId, version, text: { ...text, title: 'Other' } }))
    })),
  }
}

/** Until then a desktop is told to try again. */
async function untilIndexed({ edie }: ContentDesk): Promise<void> {
  while (!(await edie.ask('content:try', { draftIds: [] })).ok);
}

const change = (desk: ContentDesk, revisions: readonly Revision[]): Promise<Draft[]> =>
  Promise.all(
    revisions.map((revision) =>
      begin(desk.edie, { revision, text: { detail: `${revision.detail}\n\nCorrected this morning.` } }),
    ),
  )

const idsOf = (drafts: readonly Draft[]) => drafts.map(({ draftId }) => draftId)

async function measureEach(name: string, words: string, once: () => Promise<number>): Promise<Figures> {
  const durations: number[] = []
  for (let round = 0; round < rounds; round++) durations.push(await once())
  const of = percentilesOf(durations)
  console.log(`  ${words} ${inWords(of)}`)
  return named(`content.${name}`, of)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
