import { leastConfidence } from '../../../shared/knowledge/confidence.ts'
import { buildSegment } from '../../../shared/knowledge/engine/build-segment.ts'
import { confidenceOf } from '../../../shared/knowledge/engine/confidence.ts'
import { firstDay, type IndexedDocument, lastDay } from '../../../shared/knowledge/engine/document.ts'
import { createRanker, type Ranker } from '../../../shared/knowledge/engine/ranker.ts'
import { openShelf } from '../../../shared/knowledge/engine/shelf.ts'
import { readSynonyms } from '../../../shared/knowledge/engine/synonyms.ts'
import { weights } from '../../../shared/knowledge/engine/weights.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { cutAtParagraphs, toDocument } from '../../../shared/knowledge/sections.ts'
import { chooseCards } from '../../../shared/knowledge/standing-cards.ts'
import { thesaurus } from '../../../shared/knowledge/thesaurus/thesaurus.ts'
import type { Article, ArticleContender, Passage, PassageContender } from './contender.ts'

/** Steps of our engine that can be turned off one by one; what is left out stays as the product has it. */
export type OurOptions = {
  /** Changes of single weights for this contender, by path: `{ 'moves.stay': 0 }`. */
  readonly weights?: Readonly<Record<string, number>>
  readonly thesaurus?: boolean
}

/** Each run of `--ablation`: one step off, or one thing otherwise. */
export const ablations: readonly { readonly name: string; readonly options: OurOptions }[] = [
  { name: 'without adjacent pairs', options: { weights: { pair: 0 } } },
  { name: 'without the whole document', options: { weights: { 'document.share': 0 } } },
  {
    name: 'without a walk through sections',
    options: { weights: { 'moves.stay': 0, 'moves.next': 0, 'moves.back': 0 } },
  },
  { name: 'only staying, no next section', options: { weights: { 'moves.next': 0, 'moves.back': 0 } } },
  { name: 'without a place to begin', options: { weights: { 'entry.fade': 0 } } },
  { name: "without the agent's turns", options: { weights: { 'speaker.agent': 0 } } },
  { name: 'forgetting what was said before', options: { weights: { 'moves.away': 1 } } },
  { name: 'never leaving an answer', options: { weights: { 'moves.away': 0.001 } } },
  { name: 'headings as body', options: { weights: { 'section.heading': 1 } } },
  { name: 'no corrected spelling', options: { weights: { 'likeness.corrected': 0 } } },
  { name: 'without the thesaurus', options: { thesaurus: false } },
]

const filter = { day: 20261125, facet: null }

/** Our engine over passages: a page is a document, its passages are its sections. */
export function ourPassages(passages: readonly Passage[], options: OurOptions = {}): PassageContender {
  const byPage = new Map<string, Passage[]>()
  for (const passage of passages) {
    const page = byPage.get(passage.docId)
    if (page) page.push(passage)
    else byPage.set(passage.docId, [passage])
  }
  const documents = [...byPage].map(
    ([docId, sections]): IndexedDocument => ({
      ...aDocument(docId),
      title: sections[0]?.title ?? '',
      sections,
    }),
  )
  const ranker = rankerOf(documents, 'en', options)
  return {
    name: 'ours',
    rankPassages: (turns) => {
      const spoken = turns.map(({ role, text }) => ({
        speaker: role === 'user' ? ('resident' as const) : ('agent' as const),
        text,
      }))
      const { ranked } = withWeights(options, () => ranker.rank({ turns: spoken, typing: false, filter }))
      return ranked
        .flatMap(({ key, sections }) =>
          Array.from(sections, (belief, place) => ({ id: byPage.get(key)?.[place]?.id ?? '', belief })),
        )
        .sort((a, b) => b.belief - a.belief)
        .slice(0, 10)
        .map(({ id }) => id)
    },
  }
}

/** One ranker a language over its articles. */
export function ourRankers(articles: readonly Article[], options: OurOptions = {}): Record<Language, Ranker> {
  const rankerIn = (language: Language) =>
    rankerOf(articles.filter(({ lang }) => lang === language).map(toOurDocument), language, options)
  return { en: rankerIn('en'), fr: rankerIn('fr') }
}

/** Our engine over articles, one index a language. */
export function ourArticles(articles: readonly Article[], options: OurOptions = {}): ArticleContender {
  const rankers = ourRankers(articles, options)
  return {
    name: 'ours',
    rankArticles: (text, language, showing) => {
      const ranker = rankers[language]
      const request = { turns: [{ speaker: 'resident' as const, text }], typing: showing !== undefined, filter }
      const { ranked, question } = withWeights(options, () => ranker.rank(request))
      const best = ranked.slice(0, 12).map((one) => ({
        id: one.key,
        confidence: confidenceOf(one, question, ranker.shelf).value,
        key: one.key,
        belief: one.belief,
      }))
      return showing ? chooseCards(best, showing, leastConfidence.possible, /\S$/.test(text)) : best.slice(0, 10)
    },
  }
}

const aDocument = (ref: string) => ({
  ref,
  key: ref,
  synonyms: [] as readonly string[],
  facet: '',
  validFrom: firstDay,
  validUntil: lastDay,
})

function toOurDocument({ id, title, category, keywords, body, jurisdiction, text }: Article): IndexedDocument {
  if (text)
    return { ...toDocument({ ...text, revisionId: id }), ref: id, key: id, validFrom: firstDay, validUntil: lastDay }
  const synonyms = [category, jurisdiction ?? '', ...keywords.split(/[,;]/)].map((phrase) => phrase.trim())
  return { ...aDocument(id), title, synonyms: synonyms.filter(Boolean), sections: sectionsOf(body) }
}

const sectionsOf = (body: string) => cutAtParagraphs(body).map((piece) => ({ heading: '', body: piece }))

function rankerOf(documents: readonly IndexedDocument[], language: Language, options: OurOptions): Ranker {
  const synonyms = readSynonyms(options.thesaurus === false ? [] : thesaurus[language], language)
  return createRanker(openShelf(language, [{ segment: buildSegment(documents, language), dead: [] }]), synonyms)
}

/** Runs with some weights otherwise, and puts them back: the engine reads them at every question. */
function withWeights<Value>({ weights: changes = {} }: OurOptions, work: () => Value): Value {
  const undo = Object.entries(changes).map(([path, value]) => changeWeight(path, value))
  try {
    return work()
  } finally {
    for (const back of undo) back()
  }
}

function changeWeight(path: string, value: number): () => void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  const owner = names.reduce((of, name) => of[name] as Record<string, unknown>, weights as Record<string, unknown>)
  const before = owner[last]
  owner[last] = value
  return () => {
    owner[last] = before
  }
}
