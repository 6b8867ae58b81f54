import type { Revision } from './answer.ts'
import type { Confidence } from './engine/confidence.ts'
import { termOf } from './engine/lunr-terms.ts'
import type { Question } from './engine/question.ts'
import type { Ranked } from './engine/ranker.ts'
import { words } from './engine/words.ts'
import type { Language } from './language.ts'
import { sectionsOf } from './sections.ts'
import type { Match, Range, Suggestion } from './suggestion.ts'

type Why = { readonly ranked: Ranked; readonly confidence: Confidence; readonly question: Question }

type CardOf = { readonly revision: Revision; readonly language: Language; readonly usedBefore?: boolean } & (
  | Why
  | { readonly ranked?: undefined }
)

/** A section is named on the card when it is so many times as probable as the others with a heading on average. */
const clearlyThis = 2.8

/** The card of an answer: what to say, and why it is here. Without a ranking it is here for its own sake. */
export function toSuggestion(card: CardOf): Suggestion {
  const { revision, language, usedBefore = false } = card
  const { answerId, revisionId, title, spoken, kind, service, revisedOn } = revision
  const matches = card.ranked ? matchesOf(card) : []
  const found = new Set(matches.map(({ term }) => term))
  const marksIn = (text: string): Range[] =>
    words(text, language)
      .filter(({ folded }) => found.has(termOf(folded, language)))
      .map(({ start, end }): Range => [start, end])
  return {
    answerId,
    revisionId,
    language: revision.language,
    title,
    spoken,
    kind,
    service,
    revisedOn,
    confidence: card.ranked ? card.confidence.value : 1,
    matches: matches.map(
      ({ said, term }): Match => ({ said, found: wordsByTerm(revision, language).get(term) ?? said }),
    ),
    saidTurnsAgo: card.ranked ? turnsAgo(card) : 0,
    usedBefore,
    section: card.ranked ? sectionOf(card.ranked, revision) : null,
    marks: { title: marksIn(title), spoken: marksIn(spoken) },
  }
}

type Matched = { readonly said: string; readonly term: string; readonly worth: number }

/** Each word that was said and found, once, the most telling first. */
function matchesOf({ ranked: { evidence }, question }: Why): Matched[] {
  const matched = new Map<string, Matched>()
  let concept = 0
  for (const { concepts } of question.turns) {
    for (const { said } of concepts) {
      const slot = question.slots[(evidence.foundBy[concept] ?? 0) - 1]
      if (slot) matched.set(slot.term, { said, term: slot.term, worth: slot.sectionRarity })
      concept += 1
    }
  }
  return [...matched.values()].sort((a, b) => b.worth - a.worth)
}

const readTexts = new WeakMap<Revision, Map<string, string>>()

/** The words of a text by their terms, each as it stands there first. Read once: a card is made at every keystroke. */
function wordsByTerm(revision: Revision, language: Language): Map<string, string> {
  const known = readTexts.get(revision)
  if (known) return known
  const texts = [revision.title, revision.spoken, ...revision.residentsWords, revision.steps, revision.detail]
  const written = new Map<string, string>()
  for (const word of texts.flatMap((text) => words(text, language))) {
    const term = termOf(word.folded, language)
    if (!written.has(term)) written.set(term, word.written)
  }
  readTexts.set(revision, written)
  return written
}

/** Utterances since the turn that speaks for the answer most; notes are now. */
function turnsAgo({ confidence, question }: Why): number {
  const turn = question.turns[confidence.turn]
  if (!turn || turn.speaker === 'notes') return 0
  return question.turns.slice(confidence.turn + 1).filter(({ speaker }) => speaker !== 'notes').length
}

/**
 * Where the answer opens. Its beginning speaks of all that follows and would win nearly always; it stands on the card
 * already, so the sections with a heading are weighed against each other.
 */
function sectionOf({ sections }: Ranked, revision: Revision): Suggestion['section'] {
  const headed = sectionsOf(revision).flatMap(({ opens }, place) =>
    opens ? [{ opens, belief: sections[place] ?? 0 }] : [],
  )
  const [first] = headed
  if (!first) return null
  const best = headed.reduce((most, one) => (one.belief > most.belief ? one : most), first)
  const others = headed.reduce((sum, { belief }) => sum + belief, -best.belief)
  return best.belief * (headed.length - 1) > others * clearlyThis ? best.opens : null
}
