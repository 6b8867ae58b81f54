import { parseArgs } from 'node:util'
import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import { aRelease } from '../../support/a-release.ts'
import type { Figures } from '../bench.ts'
import { inWords, named, type Percentiles, percentilesOf } from '../percentiles.ts'
import { measureChanges } from './changes.ts'
import { buildStored, openStored, timed, toQuery } from './engine.ts'
import { miniSearch, type Reference, rawLunr } from './references.ts'
import { grownTexts, type Questions, questions } from './texts.ts'
import { measureInWindow } from './window.ts'

/*
 * How long an agent waits for cards, and what the index costs. Everything is measured beside raw Lunr and MiniSearch
 * asked the same words in the same run, over answers grown from the sample content.
 *
 *   last          the newest utterance alone
 *   conversation  all that was said so far
 *   keystroke     the next utterance typed letter by letter, with completion and spelling
 *   window        from keystroke to painted card in the real Electron window
 */

const kinds = ['last', 'conversation', 'keystroke'] as const

/** References are slow: they are asked every so many questions. */
const askedOf = { last: 4, conversation: 8, keystroke: 60 } as const

/** Beyond this Lunr wants more memory than a process has, and hours. */
const mostForReferences = 20_000

/** `npm run bench suggest -- [--answers 2000,20000] [--engine-only] [--no-references] [--json FILE]` */
export async function benchSuggest(args: string[]): Promise<Figures> {
  const { values } = parseArgs({
    args,
    options: {
      answers: { type: 'string', default: '2000' },
      'engine-only': { type: 'boolean', default: false },
      'no-references': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  const figures: Figures = {}
  for (const count of values.answers.split(',').map(Number)) {
    const texts = await grownTexts(count)
    console.log(`\n${count} answers, ${texts.length} texts in two languages`)
    const references = !values['no-references'] && count <= mostForReferences
    Object.assign(figures, await measureEngine(texts, count, references))
    if (!values['engine-only'])
      Object.assign(figures, await measureInWindow(await grownTexts(count, 'other-topics'), count))
  }
  return figures
}

async function measureEngine(texts: readonly AnswerText[], count: number, references: boolean): Promise<Figures> {
  const asked = await questions()
  const name = `suggest.${count}`
  const release = aRelease(texts)
  const revisions = new Map(release.revisions.map((revision) => [revision.revisionId, revision]))
  const stored = buildStored(release)
  const bytes = stored.bytes.en.length + stored.bytes.fr.length
  const before = memoryInUse()
  const { knowledge, shelves, readyMs } = openStored(copyOf(stored), release, (id) => revisions.get(id) ?? null)
  const memory = memoryInUse() - before
  console.log(
    `  build ${(stored.buildMs / 1000).toFixed(1)} s · stored ${megabytes(bytes)} · memory ${megabytes(memory)}`,
  )
  console.log(`  from stored index to first suggestion ${readyMs.toFixed(0)} ms`)

  // A desk has answered for hours: the first round warms the engine up, as the references are by being built.
  for (const said of asked.conversation) knowledge.suggest(toQuery(said, false))
  const ours = new Map(
    kinds.map((kind) => [
      kind,
      percentilesOf(asked[kind].map((said) => timed(() => knowledge.suggest(toQuery(said, kind === 'keystroke')))[1])),
    ]),
  )
  for (const [kind, of] of ours) console.log(`  ${kind.padEnd(13)} ${inWords(of)}`)
  const figures: Figures = {
    [`${name}.buildMs`]: stored.buildMs,
    [`${name}.storedBytes`]: bytes,
    [`${name}.memoryBytes`]: memory,
    [`${name}.readyMs`]: readyMs,
    ...Object.assign({}, ...[...ours].map(([kind, of]) => named(`${name}.${kind}`, of))),
    ...measureChanges(knowledge, shelves, release, name),
  }
  const compared = references ? [rawLunr, miniSearch].map((make) => compare(make(texts), asked, ours, name)) : []
  return Object.assign(figures, ...compared)
}

function compare(
  reference: Reference,
  asked: Questions,
  ours: ReadonlyMap<(typeof kinds)[number], Percentiles>,
  name: string,
): Figures {
  const key = reference.name === 'raw Lunr' ? 'rawLunr' : 'miniSearch'
  console.log(`  ${reference.name}, built in ${(reference.builtMs / 1000).toFixed(1)} s`)
  const figures: Figures = { [`${name}.${key}.buildMs`]: reference.builtMs }
  for (const kind of kinds) {
    const sampled = asked[kind].filter((_, number) => number % askedOf[kind] === 0)
    const of = percentilesOf(sampled.map((said) => timed(() => reference.ask(said.join(' ')))[1]))
    const ratio = of.p50Ms / (ours.get(kind)?.p50Ms ?? Number.NaN)
    console.log(`    ${kind.padEnd(13)} ${inWords(of)} — ${ratio.toFixed(0)}× as long as ours (p50)`)
    Object.assign(figures, named(`${name}.${key}.${kind}`, of), { [`${name}.${kind}.ratioTo.${key}`]: ratio })
  }
  return figures
}

/** The bytes as a file would give them: in memory of their own. */
const copyOf = (stored: ReturnType<typeof buildStored>) => ({
  ...stored,
  bytes: { en: stored.bytes.en.slice(), fr: stored.bytes.fr.slice() },
})

function memoryInUse(): number {
  // Buffers are let go by what the first collections let go.
  for (let time = 0; time < 4; time++) globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
