import { createSelector } from '@reduxjs/toolkit'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { proposeWrapUp, type WrapUp } from '../../../shared/interaction/wrap-up.ts'
import type { AnswerId } from '../../../shared/knowledge/answer.ts'
import { maskPersonalData } from '../../../shared/privacy/mask.ts'
import type { RootState } from '../../app/store-types.ts'
import { selectFacts, selectResidentLanguage } from '../interaction/interaction-selectors.ts'

/** The longest note that a wrap-up takes. */
export const noteLimit = 4_000

const selectMet = (state: RootState) => state.answer.met

/** The answer that a fact says was used: from a card, or searched for and opened. */
const usedIn = (fact: Fact): AnswerId[] =>
  fact.kind === 'suggestion-used' || (fact.kind === 'answer-read' && fact.openedFrom === 'search')
    ? [fact.answerId]
    : []

/** Answers used in this interaction, in order, with what kind each is. */
export const selectUsed = createSelector([selectFacts, selectMet], (facts, met) =>
  facts.flatMap(usedIn).map((answerId) => ({ answerId, kind: met[answerId]?.kind ?? ('information' as const) })),
)

/** Topics to choose from: answers used, then those shown; each once, the newest first. */
export const selectTopicChoices = createSelector([selectFacts, selectMet], (facts, met) => {
  const used = facts.flatMap(usedIn).reverse()
  const shown = facts.flatMap((fact) => (fact.kind === 'suggestion-shown' ? [fact.answerId] : [])).reverse()
  return [...new Set([...used, ...shown])].map((answerId) => ({
    answerId,
    title: met[answerId]?.title ?? answerId,
  }))
})

const selectNotes = (state: RootState) => state.interaction.open?.notes ?? ''

/** The note as it will leave this workstation. */
export const selectMaskedNote = createSelector([selectNotes], (notes) =>
  maskPersonalData(notes.trim()).slice(0, noteLimit),
)

/** The outcome that a fact tells, whatever was read besides: handed over, or a request sent to the city's own system. */
const selectOutcome = createSelector([selectFacts], (facts): WrapUp['disposition'] | null => {
  if (facts.some(({ kind }) => kind === 'transferred')) return 'transferred'
  return facts.some(({ kind }) => kind === 'service-requested') ? 'request-taken' : null
})

/** The wrap-up as it stands: proposed by the call itself, changed by the agent, the note masked. */
export const selectWrapUp = createSelector(
  [selectUsed, selectOutcome, (state: RootState) => state.wrapUp, selectMaskedNote, selectResidentLanguage],
  (used, outcome, chosen, note, language): WrapUp => {
    const { topic, disposition } = proposeWrapUp(used)
    const proposed = { topic, disposition: outcome ?? disposition }
    return {
      topic: chosen.topic === undefined ? proposed.topic : chosen.topic,
      disposition: chosen.disposition ?? proposed.disposition,
      note,
      language,
    }
  },
)

/** Whether masking changed what the agent wrote. */
export const selectNoteIsMasked = createSelector(
  [selectNotes, selectMaskedNote],
  (notes, masked) => notes.trim().slice(0, noteLimit) !== masked,
)
