import { answerFlagged } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { findNoteBox } from '../interaction/find-note-box.ts'
import { selectOpenInteraction, selectResidentLanguage } from '../interaction/interaction-selectors.ts'
import { stampFact } from '../interaction/stamp-fact.ts'
import { findFlagNote } from './find-flag-note.ts'
import { flagKindChosen, flagPanelClosed, flagPanelOpened, kindsFor } from './flag-panel-slice.ts'
import {
  selectAnswerToFlag,
  selectCanFlag,
  selectFlagNews,
  selectMaskedQuery,
  selectToSend,
} from './flags-selectors.ts'
import { flagsHeard } from './flags-slice.ts'

/** `Ctrl+Shift+F`: opens the panel for the answer of the moment, on a call only; open already, it gets the keyboard back. */
export const openFlagPanel = (): AppThunk => (dispatch, getState) => {
  const state = getState()
  if (!selectOpenInteraction(state) || state.view.tab !== 'call') return
  if (state.flagPanel.open) findFlagNote()?.focus()
  else dispatch(flagPanelOpened({ answer: selectAnswerToFlag(state), query: selectMaskedQuery(state) }))
}

/** The arrows: to the kind before or after, around the ends. */
export const moveFlagKind =
  (by: 1 | -1): AppThunk =>
  (dispatch, getState) => {
    const panel = getState().flagPanel.open
    if (!panel) return
    const kinds = kindsFor(panel.answer)
    const next = kinds[(kinds.indexOf(panel.kind) + by + kinds.length) % kinds.length]
    if (!next) return
    // The line for what is missing goes with its kind; the note is always there.
    findFlagNote()?.focus()
    dispatch(flagKindChosen(next))
  }

/** `Enter`: records the flag as a fact of the call; the cursor is in the notes again. Nothing to say: nothing happens. */
export const sendFlag = (): AppThunk => (dispatch, getState, world) => {
  const interaction = selectOpenInteraction(getState())
  const panel = getState().flagPanel.open
  if (!interaction || !panel || !selectCanFlag(getState())) return
  const { kind, answer } = panel
  const isMissing = kind === 'missing'
  dispatch(
    answerFlagged({
      ...stampFact(world, interaction),
      kind: 'flagged',
      flag: kind,
      answerId: isMissing ? null : (answer?.answerId ?? null),
      revisionId: isMissing ? null : (answer?.revisionId ?? null),
      language: isMissing || !answer ? selectResidentLanguage(getState()) : answer.language,
      ...selectToSend(getState()),
    }),
  )
  findNoteBox()?.focus()
}

/** `Escape`: nothing is flagged; the cursor is in the notes again. */
export const leaveFlagPanel = (): AppThunk => (dispatch) => {
  dispatch(flagPanelClosed())
  findNoteBox()?.focus()
}

/** Tells the centre that the agent has seen how their flags were settled. What it does not hear now it hears next time. */
export const noteFlagNewsSeen =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const flagIds = selectFlagNews(getState()).map(({ flagId }) => flagId)
    if (flagIds.length === 0) return
    const answer = await bridge.request('flags:heard', { flagIds: flagIds.slice(0, 500) })
    if (answer.ok) dispatch(flagsHeard(flagIds))
  }
