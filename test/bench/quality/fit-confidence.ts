import { confidenceOf, confidenceWeights, type Signs } from '../../../shared/knowledge/engine/confidence.ts'
import type { Ranker } from '../../../shared/knowledge/engine/ranker.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { articleSets } from './article-sets.ts'
import { readOptions } from './options.ts'
import { ourRankers } from './ours.ts'
import { inSplit, type Query } from './query.ts'

/*
 * Finds the weights of confidence, by gradient descent on the logistic loss over the first three documents of every
 * query of the tuning halves. Prints them; they are written into confidence.ts by hand, where everybody can read them.
 */

const names = ['coverage', 'mass', 'head', 'phrase', 'standing'] as const
type Example = { readonly features: readonly number[]; readonly isAnswer: boolean; readonly weight: number }

const featuresOf = (signs: Signs) => [
  1,
  signs.coverage,
  Math.log1p(signs.mass),
  signs.head,
  signs.phrase,
  signs.standing,
]

function examplesOf(query: Query, ranker: Ranker): Example[] {
  const { ranked, question } = ranker.rank({
    turns: [{ speaker: 'resident', text: query.text }],
    typing: false,
    filter: { day: 20261125, facet: null },
  })
  return ranked.slice(0, 3).map((one) => ({
    features: featuresOf(confidenceOf(one, question, ranker.shelf).signs),
    isAnswer: query.answers.includes(one.key),
    weight: query.answers.length === 0 ? 3 : 1,
  }))
}

const steps = 20_000
const rate = 0.05
const ridge = 0.002

function descend(examples: readonly Example[]): number[] {
  const weights: number[] = names.map(() => 0)
  weights.unshift(0)
  const total = examples.reduce((sum, { weight }) => sum + weight, 0)
  for (let step = 0; step < steps; step++) {
    const gradient = weights.map((weight, place) => (place === 0 ? 0 : ridge * weight))
    for (const { features, isAnswer, weight } of examples) {
      const sum = features.reduce((all, feature, place) => all + feature * (weights[place] ?? 0), 0)
      const error = (weight * (1 / (1 + Math.exp(-sum)) - (isAnswer ? 1 : 0))) / total
      features.forEach((feature, place) => {
        gradient[place] = (gradient[place] ?? 0) + error * feature
      })
    }
    gradient.forEach((slope, place) => {
      weights[place] = (weights[place] ?? 0) - rate * 10 * slope
    })
  }
  return weights
}

const examples = (await articleSets(readOptions([]))).flatMap(({ articles, queries }) => {
  const rankers: Record<Language, Ranker> = ourRankers(articles)
  return queries.filter((query) => inSplit('tune', query)).flatMap((query) => examplesOf(query, rankers[query.lang]))
})
const fitted = descend(examples)
console.log(`${examples.length} examples, ${examples.filter(({ isAnswer }) => isAnswer).length} of them answers`)
console.log('now   ', confidenceWeights)
console.log(
  'fitted',
  Object.fromEntries(['base', ...names].map((name, place) => [name, Number(fitted[place]?.toFixed(2))])),
)
