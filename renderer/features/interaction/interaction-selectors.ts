import { createSelector } from '@reduxjs/toolkit'
import { phaseOf } from '../../../shared/interaction/handle-time.ts'
import type { RootState } from '../../app/store-types.ts'
import type { OpenInteraction } from './interaction-slice.ts'

export const selectOpenInteraction = (state: RootState): OpenInteraction | null => state.interaction.open

const noFacts: OpenInteraction['facts'] = []

export const selectFacts = (state: RootState) => selectOpenInteraction(state)?.facts ?? noFacts

/**
 * Whether the composer is on the page: in a chat that goes on, and in one that is over while something stands in it that
 * was not sent.
 */
export const selectIsComposerShown = (state: RootState): boolean => {
  const centre = state.interaction.open?.centre
  const phase = selectPhase(state)
  if (phase === 'talking' || phase === 'holding') return centre?.canSay === true
  return phase === 'after-call' && centre?.channel === 'chat' && state.composer.isKept
}

/** The phase of the open interaction; `ready` when none is open. */
export const selectPhase = createSelector([selectOpenInteraction, selectFacts], (open, facts) =>
  open ? phaseOf(facts) : 'ready',
)

export const selectOffered = createSelector([selectFacts], (facts) => facts.find((fact) => fact.kind === 'offered'))

/** The language that the resident is served in: chosen by the agent, else as the centre says or as heard, else the agent's own. */
export const selectResidentLanguage = (state: RootState) =>
  state.interaction.open?.language ??
  state.interaction.open?.centre?.language ??
  state.suggestions.heard ??
  state.settings.language
