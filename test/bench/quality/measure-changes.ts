import type { Figures } from '../bench.ts'
import type { ArticleSet } from './article-sets.ts'
import { type Changes, changesWhileTyping } from './changes.ts'
import { type ArticleContender, keyOf } from './contender.ts'

const mostTyped = 60

/** How restless the cards are while queries are typed letter by letter, beside raw Lunr. */
export function measureChanges(set: ArticleSet, contenders: readonly ArticleContender[]): Figures {
  const step = Math.max(1, Math.ceil(set.queries.length / mostTyped))
  const typed = set.queries.filter((_, number) => number % step === 0)
  console.log(`\narticles · ${set.name} · changes of the first three while ${typed.length} queries are typed`)
  const figures: Figures = {}
  for (const contender of contenders) {
    const sum = typed.map((query) => changesWhileTyping(contender, query)).reduce(added)
    const [changes, newcomers] = [sum.changes / sum.keystrokes, sum.newcomers / sum.keystrokes]
    const rates = `${changes.toFixed(3)} changes · ${newcomers.toFixed(3)} new cards`
    console.log(
      `  ${contender.name.padEnd(12)} per keystroke ${rates} · per query ${inEach(sum, typed.length)} changes`,
    )
    const name = `quality.articles.${set.name}.${keyOf(contender)}`
    figures[`${name}.changesPerKeystroke`] = changes
    figures[`${name}.newCardsPerKeystroke`] = newcomers
  }
  return figures
}

const inEach = ({ changes }: Changes, count: number) => (changes / count).toFixed(1)

const added = (one: Changes, other: Changes): Changes => ({
  keystrokes: one.keystrokes + other.keystrokes,
  changes: one.changes + other.changes,
  newcomers: one.newcomers + other.newcomers,
})
