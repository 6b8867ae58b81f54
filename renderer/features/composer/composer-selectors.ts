import { createSelector } from '@reduxjs/toolkit'
import type { RootState } from '../../app/store-types.ts'
import { selectPhase } from '../interaction/interaction-selectors.ts'
import type { ComposerNotice } from './composer-slice.ts'

/** Whether what the agent writes in the interaction in front goes to the resident. */
export const selectCanSay = ({ interaction: { open } }: RootState): boolean => open?.centre?.canSay === true

/** Why nothing can be sent at the moment; null: it can. */
export function selectWhyNotSay(
  state: RootState,
): Extract<ComposerNotice, 'offline' | 'not-caught-up' | 'over'> | null {
  const phase = selectPhase(state)
  if (phase !== 'talking' && phase !== 'holding') return 'over'
  if (state.connection.connection.state !== 'online') return 'offline'
  return state.centre.caughtUp ? null : 'not-caught-up'
}

const noRows: readonly never[] = []

/** The answers listed for the search inside the text, once they are those of its words. */
export const selectSlashRows = createSelector(
  [({ composer }: RootState) => composer.slash, ({ composer }: RootState) => composer.found],
  (slash, found) => (slash && found?.query === slash.query ? found.rows : noRows),
)

/** Whether the search inside the text waits for its answers: until they are there nobody knows what Enter means. */
export const selectIsSlashOpen = ({ composer: { slash, found } }: RootState): boolean =>
  slash !== null && (found?.query !== slash.query || found.rows.length > 0)
