import { createSelector } from '@reduxjs/toolkit'
import type { Utterance } from '../../../shared/conversation/utterance.ts'
import { leastConfidence } from '../../../shared/knowledge/confidence.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import type { SuggestQuery } from '../../../shared/knowledge/suggestion.ts'
import type { RootState } from '../../app/store-types.ts'
import { selectFacts } from '../interaction/interaction-selectors.ts'
import type { Heard } from '../interaction/utterances.ts'

/** The newest utterances are enough: what was said an hour ago no longer decides. */
const mostUtterances = 2_000
/** As many dismissals as a query takes. */
const mostDismissed = 1_000

const withoutMarks = ({ unfinished: _unfinished, ...utterance }: Heard): Utterance => utterance

export function selectSuggestQuery({ interaction: { open }, suggestions, settings }: RootState): SuggestQuery | null {
  if (!open) return null
  return {
    conversation: open.conversation.slice(-mostUtterances).map(withoutMarks),
    notes: open.notes,
    language: open.language ?? open.centre?.language ?? null,
    fallbackLanguage: settings.language,
    floor: leastConfidence[settings.cardsFrom],
    showing: suggestions.slots.flatMap((slot) => slot?.suggestion.answerId ?? []),
    dismissed: suggestions.dismissed.slice(-mostDismissed),
  }
}

/** The title of the last card that stood at the top long enough to be worth saying; empty when none did. */
export function selectAnnouncedTitle(state: RootState): string {
  const shown = selectFacts(state).findLast((fact) => fact.kind === 'suggestion-shown' && fact.position === 1)
  return shown?.kind === 'suggestion-shown' ? (state.answer.met[shown.answerId]?.title ?? '') : ''
}

export type Position = 1 | 2 | 3
export const positions: readonly Position[] = [1, 2, 3]

type Choice = { readonly position: Position; readonly label: string; readonly title: string }
type QuestionToAsk = { readonly question: string; readonly language: Language; readonly choices: readonly Choice[] }

/**
 * What to ask the resident. Every choice is a card and stands in the order of the cards, so that its key is the card's;
 * null when fewer than two of them stand there, and once one of the answers was used.
 */
export const selectQuestion = createSelector(
  [
    ({ suggestions }: RootState) => suggestions.question,
    ({ suggestions }: RootState) => suggestions.slots,
    selectFacts,
  ],
  (asked, slots, facts): QuestionToAsk | null => {
    if (!asked) return null
    const { question, choices } = asked
    const used = facts.flatMap((fact) => (fact.kind === 'suggestion-used' ? [fact.answerId] : []))
    if (choices.some(({ answerId }) => used.includes(answerId))) return null
    const onCards = positions.flatMap((position) => {
      const card = slots[position - 1]?.suggestion
      const choice = choices.find(({ answerId }) => answerId === card?.answerId)
      return card && choice ? [{ position, label: choice.label, title: card.title, language: card.language }] : []
    })
    const [first] = onCards
    return first && onCards.length > 1 ? { question, language: first.language, choices: onCards } : null
  },
)
