import { dialogClosed, dialogOpened } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { selectOpenInteraction, selectPhase } from '../interaction/interaction-selectors.ts'
import {
  askedLimit,
  maskedFor,
  notesLimit,
  selectProposedCard,
  selectReachedRow,
  selectTargetRows,
} from './hand-over-selectors.ts'
import {
  handOverBegan,
  handOverFailed,
  targetFiltered,
  targetReached,
  targetsRead,
  transferBegan,
} from './hand-over-slice.ts'

/** `Ctrl+H`: to whom, with a card that is filled in already. Only while the conversation goes on at the centre. */
export const openHandOver = (): AppThunk => (dispatch, getState) => {
  const centre = selectOpenInteraction(getState())?.centre
  const phase = selectPhase(getState())
  if (!centre || (phase !== 'talking' && phase !== 'holding')) return
  dispatch(handOverBegan({ conversationId: centre.conversationId, card: selectProposedCard(getState()) }))
  dispatch(dialogOpened('hand-over'))
}

/** Reads who is there and which queues there are. That it failed is said only while there is no list. */
export const readTargets =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { conversationId } = getState().handOver
    const answer = await bridge.request('conversation:targets', {})
    const now = getState().handOver
    if (now.conversationId !== conversationId) return
    if (answer.ok) {
      dispatch(targetsRead(answer.value))
      dispatch(reachFirst())
    } else if (now.targets === null) dispatch(handOverFailed(answer.reason))
  }

export const filterTargets =
  (filter: string): AppThunk =>
  (dispatch) => {
    dispatch(targetFiltered(filter))
    dispatch(reachFirst())
  }

/** The first row is reached from the beginning, and stays reached should another one come before it. */
const reachFirst = (): AppThunk => (dispatch, getState) => {
  const [first] = selectTargetRows(getState())
  if (first && getState().handOver.reached === null) dispatch(targetReached(first.key))
}

/** The arrows: no further than the ends. */
export const moveTarget =
  (by: 1 | -1): AppThunk =>
  (dispatch, getState) => {
    const rows = selectTargetRows(getState())
    const target = rows[Math.max(0, Math.min(rows.length - 1, selectReachedRow(getState()) + by))]
    if (target) dispatch(targetReached(target.key))
  }

/** `Enter`: hands the conversation over with its card, masked once more: the agent may have written into it. */
export const transfer =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { conversationId, card, isSending } = getState().handOver
    const target = selectTargetRows(getState())[selectReachedRow(getState())]
    if (!conversationId || !card || !target || isSending) return
    dispatch(transferBegan())
    const masked = { ...card, asked: maskedFor(askedLimit, card.asked), notes: maskedFor(notesLimit, card.notes) }
    const answer = await bridge.request('conversation:transfer', { conversationId, to: target.to, card: masked })
    if (getState().handOver.conversationId !== conversationId) return
    dispatch(answer.ok ? dialogClosed() : handOverFailed(answer.reason))
  }
