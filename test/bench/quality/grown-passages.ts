import { pick, seededChance } from '../../support/seeded-chance.ts'
import { madeUp } from '../many-answers.ts'
import type { Passage } from './contender.ts'

const strangeShare = 0.3
const vocabulary = 60_000
const passagesInDocument = { atLeast: 4, more: 12 }

/**
 * The passages, and distractors up to a count. A distractor reads like the corpus: its sentences come from passages of
 * different documents, with 30 % of their words replaced by made-up ones (Zipf-like). They stand in documents of four to
 * fifteen, whose titles and headings are grown the same way.
 */
export function grownPassages(passages: readonly Passage[], count: number): Passage[] {
  const chance = seededChance(100_000)
  const sentences = passages.flatMap(({ docId, body }) => sentencesOf(body).map((sentence) => ({ docId, sentence })))
  const strange = (text: string) =>
    text.replace(/\p{L}[\p{L}'’]*/gu, (word) =>
      chance() < strangeShare ? madeUp(Math.floor(vocabulary ** chance())) : word,
    )
  const heading = (part: 'title' | 'heading') => strange(pick(passages, chance)?.[part] ?? '')
  const grown = [...passages]
  for (let document = 1; grown.length < count; document++) {
    const docId = `grown${document}`
    const [title, domain] = [heading('title'), pick(passages, chance)?.domain ?? '']
    const length = passagesInDocument.atLeast + Math.floor(chance() * passagesInDocument.more)
    for (let place = 1; place <= length && grown.length < count; place++) {
      const like = pick(passages, chance)?.body ?? ''
      const body = strange(fromDifferentDocuments(sentences, sentencesOf(like).length, chance).join(' '))
      grown.push({ id: `${docId}-${place}`, docId, domain, title, heading: heading('heading'), body })
    }
  }
  return grown
}

const sentencesOf = (text: string) => text.split(/(?<=[.!?;])\s+/).filter(Boolean)

type Sentence = { readonly docId: string; readonly sentence: string }

function fromDifferentDocuments(sentences: readonly Sentence[], count: number, chance: () => number): string[] {
  const drawn = new Map<string, string>()
  for (let tries = 0; drawn.size < count && tries < 3 * count; tries++) {
    const one = pick(sentences, chance)
    if (one && !drawn.has(one.docId)) drawn.set(one.docId, one.sentence)
  }
  return [...drawn.values()]
}
