import { createSelector } from '@reduxjs/toolkit'
import { maskPersonalData } from '../../../shared/privacy/mask.ts'
import type { RootState } from '../../app/store-types.ts'
import type { FlaggedAnswer } from './flag-panel-slice.ts'

/** The longest query that is recorded. */
export const queryLimit = 500

/** The open answer, else the first card; null when there is neither. */
export function selectAnswerToFlag({ answer, suggestions }: RootState): FlaggedAnswer | null {
  const { open, met } = answer
  if (open) {
    const { answerId, language, revision } = open
    const title = revision?.title ?? met[answerId]?.title ?? answerId
    return { answerId, language, title, revisionId: revision?.revisionId ?? null }
  }
  const card = suggestions.slots.find((slot) => slot !== null)?.suggestion
  return card
    ? { answerId: card.answerId, revisionId: card.revisionId, language: card.language, title: card.title }
    : null
}

/** What the agent asks at this moment, masked: the search while it is open, else the notes; the resident's words never. */
export function selectMaskedQuery({ search, interaction }: RootState): string {
  const text = search.isOpen && search.text.trim() ? search.text : (interaction.open?.notes ?? '')
  return maskPersonalData(text.trim()).slice(0, queryLimit)
}

/** What of a panel leaves this workstation, masked; a query only of what is missing. */
export const selectToSend = createSelector([({ flagPanel }: RootState) => flagPanel.open], (panel) => {
  const note = maskPersonalData(panel?.note.trim() ?? '')
  const query = panel?.kind === 'missing' ? maskPersonalData(panel.query.trim()).slice(0, queryLimit) : ''
  return { note, query: query === '' ? null : query }
})

/** Whether the panel says enough to be sent: a missing answer must be missed for something. */
export function selectCanFlag(state: RootState): boolean {
  const { open: panel } = state.flagPanel
  const { note, query } = selectToSend(state)
  return panel !== null && (panel.kind !== 'missing' || query !== null || note !== '')
}

/** The flags that were settled and that the agent has not seen yet. */
export const selectFlagNews = createSelector([({ flags }: RootState) => flags.mine], (mine) =>
  (mine ?? []).filter(({ settlement, heard }) => settlement !== null && !heard),
)
