import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import lunr from 'lunr'
import { projectFolder } from '../../electron/launch/environment.ts'
import { checkContent } from '../../server/content/check-content.ts'
import type { AnswerText } from '../../shared/knowledge/answer.ts'
import { createKnowledge } from '../../shared/knowledge/suggest.ts'
import type { SuggestQuery } from '../../shared/knowledge/suggestion.ts'
import { aRelease } from '../support/a-release.ts'
import { practiceScripts } from '../support/practice-scripts.ts'
import type { Figures } from './bench.ts'
import { manyAnswers } from './many-answers.ts'
import { inWords, named, percentilesOf } from './percentiles.ts'
import { measureWindow } from './suggest-in-window.ts'

/*
 * How long an agent waits for cards, at every keystroke of typed residents' utterances:
 *   raw Lunr     `index.search` with every word of the query, the named reference
 *   engine       `createKnowledge().suggest`, in this process
 *   window       from keystroke to painted card in the real Electron window
 */

const rounds = { rawLunr: 2 }

/** `npm run bench suggest -- [--answers 2000] [--engine-only]` */
export async function benchSuggest(args: string[]): Promise<Figures> {
  const { values } = parseArgs({
    args,
    options: {
      answers: { type: 'string', default: '2000' },
      'engine-only': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  const figures: Figures = {}
  for (const count of values.answers.split(',').map(Number)) {
    const { texts: sample } = await checkContent(join(projectFolder, 'assets/content'))
    const texts = manyAnswers(sample, count)
    console.log(`\n${count} answers, ${texts.length} texts in two languages`)
    Object.assign(figures, await measureEngine(texts, count))
    if (!values['engine-only']) Object.assign(figures, await measureInWindow(texts, count))
  }
  return figures
}

async function measureEngine(texts: readonly AnswerText[], count: number): Promise<Figures> {
  const queries = await keystrokes()
  const knowledge = createKnowledge({ clock: { now: () => Date.UTC(2026, 10, 23) } })
  const builtMs = timed(() => knowledge.install(aRelease(texts)))
  const engine = percentilesOf(queries.map((query) => timed(() => knowledge.suggest(query))))
  const raw = measureRawLunr(texts, queries)
  const ratio = raw.p50Ms / engine.p50Ms
  console.log(`  build          ${builtMs.toFixed(0)} ms`)
  console.log(`  raw Lunr       ${inWords(raw)}`)
  console.log(`  engine         ${inWords(engine)} — raw Lunr takes ${ratio.toFixed(1)}× as long (p50)`)
  return {
    [`suggest.${count}.buildMs`]: builtMs,
    ...named(`suggest.${count}.rawLunr`, raw),
    ...named(`suggest.${count}.engine`, engine),
    [`suggest.${count}.engine.ratioToRawLunr`]: ratio,
  }
}

/** The reference: Lunr as its documentation shows it, over the English texts, asked for all words of the query. */
function measureRawLunr(texts: readonly AnswerText[], queries: readonly SuggestQuery[]) {
  const index = lunr(function () {
    this.ref('answerId')
    for (const field of ['title', 'residentsWords', 'spoken', 'steps', 'detail']) this.field(field)
    for (const text of texts)
      if (text.language === 'en') this.add({ ...text, residentsWords: text.residentsWords.join(' ') })
  })
  const sampled = queries.filter((_, number) => number % rounds.rawLunr === 0)
  return percentilesOf(sampled.map((query) => timed(() => index.search(plainWords(query)))))
}

const plainWords = ({ conversation, notes }: SuggestQuery) =>
  [...conversation.map(({ text }) => text), notes].join(' ').replace(/[^\p{L}\p{N}\s]/gu, ' ')

/** Every keystroke of the English practice residents' utterances, typed as notes after what was said before. */
async function keystrokes(): Promise<SuggestQuery[]> {
  const scripts = (await practiceScripts()).filter(({ language }) => language === 'en').slice(0, 6)
  return scripts.flatMap(({ turns }) =>
    turns.slice(0, 3).flatMap(({ text }, turn) => {
      const conversation = turns
        .slice(0, turn)
        .map((said) => ({ speaker: 'resident' as const, text: said.text, heardAt: 0 }))
      return Array.from(
        text,
        (_, place): SuggestQuery => ({
          conversation,
          notes: text.slice(0, place + 1),
          language: null,
          fallbackLanguage: 'en',
        }),
      )
    }),
  )
}

async function measureInWindow(texts: readonly AnswerText[], count: number): Promise<Figures> {
  const { toCard, toAnswer } = await measureWindow((folder) => writeContent(folder, texts))
  console.log(`  window, from keystroke to painted card  ${inWords(toCard)} — the promise is 50 ms`)
  console.log(`  window, from question to cards, round trip  ${inWords(toAnswer)}`)
  return { ...named(`suggest.${count}.window`, toCard), ...named(`suggest.${count}.roundTrip`, toAnswer) }
}

/** Answers as the files that a server is seeded from. */
async function writeContent(folder: string, texts: readonly AnswerText[]): Promise<void> {
  for (const language of ['en', 'fr']) await mkdir(join(folder, language), { recursive: true })
  for (const text of texts) {
    const suffix = text.effectiveFrom === '2027-01-01' ? '@2027-01-01' : ''
    await writeFile(join(folder, text.language, `${text.answerId}${suffix}.md`), toFile(text))
  }
}

function toFile({ answerId, residentsWords, steps, detail, effectiveUntil, ...rest }: AnswerText): string {
  const front = { id: answerId, ...rest, words: residentsWords, ...(effectiveUntil ? { effectiveUntil } : {}) }
  const [stepsTitle, detailTitle] = rest.language === 'fr' ? ['Étapes', 'Détail'] : ['Steps', 'Detail']
  // JSON is YAML.
  return `---\n${Object.entries(front)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n')}\n---\n\n## ${stepsTitle}\n\n${steps}\n\n## ${detailTitle}\n\n${detail}\n`
}

function timed(work: () => void): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}
