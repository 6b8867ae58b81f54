import type { SuggestQuery } from '../../../shared/knowledge/suggestion.ts'
import type { RootState } from '../../app/store-types.ts'
import { selectFacts } from '../interaction/interaction-selectors.ts'

/** The newest utterances are enough: what was said an hour ago no longer decides. */
const mostUtterances = 2_000

export function selectSuggestQuery({ interaction: { open }, settings }: RootState): SuggestQuery | null {
  if (!open) return null
  return {
    conversation: open.conversation.slice(-mostUtterances),
    notes: open.notes,
    language: open.language,
    fallbackLanguage: settings.language,
  }
}

/** The title of the last card that stood at the top long enough to be worth saying; empty when none did. */
export function selectAnnouncedTitle(state: RootState): string {
  const shown = selectFacts(state).findLast((fact) => fact.kind === 'suggestion-shown' && fact.position === 1)
  return shown?.kind === 'suggestion-shown' ? (state.answer.met[shown.answerId]?.title ?? '') : ''
}
