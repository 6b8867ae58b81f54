import type { Figures } from '../bench.ts'
import { type ArticleSet, queriesOf } from './article-sets.ts'
import type { ArticleContender } from './contender.ts'
import { keyOf } from './contender.ts'
import { type AtFloor, atFloor, bestFloor, type Judged, rocArea } from './floors.ts'
import { figureName } from './measure-articles.ts'
import type { Split } from './split.ts'

const curve = Array.from({ length: 20 }, (_, step) => step / 20)

/** How well the floor keeps cards away where there is no answer: the curve, and the best floor of each split. */
export function measureFloors(set: ArticleSet, contender: ArticleContender): Figures {
  const figures: Figures = {}
  for (const split of set.splits) {
    const judged = judge(set, split, contender)
    if (judged.every(({ right }) => right.size > 0)) continue
    const name = `${figureName(set, split)}.${keyOf(contender)}`
    const [points, best, area] = [curve.map((floor) => atFloor(judged, floor)), bestFloor(judged), rocArea(judged)]
    console.log(`\narticles · ${set.name} · ${split} · nothing below the floor (${contender.name})`)
    console.log(`  floor             ${points.map(({ floor }) => floor.toFixed(2).padStart(6)).join('')}`)
    console.log(`  left empty, %     ${points.map(({ emptyShare }) => emptyShare.toFixed(1).padStart(6)).join('')}`)
    console.log(`  lost, %           ${points.map(({ lostShare }) => lostShare.toFixed(1).padStart(6)).join('')}`)
    console.log(`  best here: ${inWords(best)}; surer with an answer than without: ${area.toFixed(1)} %`)
    for (const point of points) Object.assign(figures, named(`${name}.floor.${point.floor.toFixed(2)}`, point))
    Object.assign(figures, named(`${name}.bestFloor`, best), {
      [`${name}.bestFloor.floor`]: best.floor,
      [`${name}.rocArea`]: area,
    })
  }
  return { ...figures, ...chosenOnTune(set, contender) }
}

/** The honest figure: the floor is chosen on one half and told for the other. */
function chosenOnTune(set: ArticleSet, contender: ArticleContender): Figures {
  if (!set.splits.includes('tune') || !set.splits.includes('report')) return {}
  const { floor } = bestFloor(judge(set, 'tune', contender))
  const told = atFloor(judge(set, 'report', contender), floor)
  console.log(`  floor chosen on the tune half, told for the report half: ${inWords(told)}`)
  const name = `quality.articles.${set.name}.${keyOf(contender)}.tunedFloor`
  return { ...named(name, told), [`${name}.floor`]: floor }
}

const judge = (set: ArticleSet, split: Split, contender: ArticleContender): Judged[] =>
  queriesOf(set, split).map(({ text, lang, answers }) => ({
    ranked: contender.rankArticles(text, lang),
    right: new Set(answers),
  }))

const inWords = ({ floor, emptyShare, lostShare }: AtFloor) =>
  `${floor.toFixed(2)} leaves ${emptyShare.toFixed(1)} % empty and loses ${lostShare.toFixed(1)} %`

const named = (name: string, { emptyShare, lostShare }: AtFloor): Figures => ({
  [`${name}.emptyShare`]: emptyShare,
  [`${name}.lostShare`]: lostShare,
})
