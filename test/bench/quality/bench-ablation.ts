import type { Figures } from '../bench.ts'
import { type ArticleSet, articleSets, queriesOf } from './article-sets.ts'
import { readDialogues } from './bench-dialogues.ts'
import type { Mode, Question } from './dialogue.ts'
import { scoreFor } from './measure-articles.ts'
import { askAll, questionsWith } from './measure-dialogues.ts'
import { oneDecimal, type Score, scoreOf } from './metrics.ts'
import type { Noise } from './noise/noise.ts'
import type { Options } from './options.ts'
import { ablations, type OurOptions, ourArticles, ourPassages } from './ours.ts'

/** One way to ask; null where our engine is not there. */
type Column = { readonly name: string; readonly score: (options: OurOptions) => Score | null }

const conversations: readonly { readonly mode: Mode; readonly noise: Noise }[] = [
  { mode: 'full', noise: 'none' },
  { mode: 'user', noise: 'none' },
  { mode: 'full', noise: 'switch' },
  { mode: 'full', noise: 'typo' },
]

/** Our engine with each of its steps off: the change of recall@1 and recall@3 in points. */
export async function benchAblation(options: Options): Promise<Figures> {
  const columns = [
    ...(options.parts.includes('dialogues') ? await dialogueColumns(options) : []),
    ...(options.parts.includes('articles') ? await articleColumns(options) : []),
  ]
  const whole = columns.map(({ score }) => score({}))
  print(
    '',
    columns.map(({ name }) => name),
  )
  print(
    'everything on',
    whole.map((score) => cell(score?.recall1, score?.recall3, false)),
  )
  const figures: Figures = {}
  for (const { name, options: changed } of ablations) {
    const scores = columns.map(({ score }) => score(changed))
    const changes = scores.map((score, number) => changeOf(whole[number], score))
    print(
      name,
      changes.map((change) => cell(change?.recall1, change?.recall3, true)),
    )
    changes.forEach((change, number) => {
      const key = `quality.ablation.${name.replaceAll(/\W+/g, '-')}.${columns[number]?.name}`
      if (change) Object.assign(figures, { [`${key}.recall1`]: change.recall1, [`${key}.recall3`]: change.recall3 })
    })
  }
  return figures
}

async function dialogueColumns(options: Options): Promise<Column[]> {
  const data = await readDialogues(options)
  if (!data) return []
  /** One contender for all columns of a row. */
  const contenderFor = remembering((changed: OurOptions) => ourPassages(data.passages, changed))
  const scored = (questions: readonly Question[], mode: Mode) => (changed: OurOptions) => {
    const contender = contenderFor(changed)
    return contender && scoreOf(askAll(contender, questions, mode).map(({ rank }) => rank))
  }
  return conversations.map(({ mode, noise }) => ({
    name: `${mode}.${noise}`,
    score: scored(questionsWith(noise, data), mode),
  }))
}

async function articleColumns(options: Options): Promise<Column[]> {
  const columnOf = (set: ArticleSet): Column => {
    const queries = queriesOf(set, set.splits[0] ?? 'all').filter(({ answers }) => answers.length > 0)
    return {
      name: set.name,
      score: (changed) => {
        const contender = ourArticles(set.articles, changed)
        return contender && scoreFor(contender, queries)
      },
    }
  }
  return (await articleSets(options)).map(columnOf)
}

/** Keeps the newest alone. */
function remembering<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let newest: { readonly key: Key; readonly value: Value } | null = null
  return (key) => {
    if (newest?.key !== key) newest = { key, value: make(key) }
    return newest.value
  }
}

function changeOf(whole: Score | null | undefined, score: Score | null) {
  if (!whole || !score) return null
  return { recall1: oneDecimal(score.recall1 - whole.recall1), recall3: oneDecimal(score.recall3 - whole.recall3) }
}

const signed = (value: number, sign: boolean) => (sign && value >= 0 ? '+' : '') + value.toFixed(1)

const cell = (one: number | undefined, three: number | undefined, sign: boolean) =>
  one === undefined || three === undefined ? '–' : `${signed(one, sign)} / ${signed(three, sign)}`

const print = (label: string, cells: readonly string[]) =>
  console.log(`  ${label.padEnd(38)}${cells.map((one) => one.padStart(15)).join('')}`)
