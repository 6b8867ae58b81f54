import { dialogClosed, dialogOpened } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { selectOpenInteraction, selectPhase } from '../interaction/interaction-selectors.ts'
import { askedLimit, maskedFor, notesLimit, selectProposedCard, selectTargetRows } from './hand-over-selectors.ts'
import { handOverBegan, handOverFailed, targetReached, targetsRead, transferBegan } from './hand-over-slice.ts'

/** `Ctrl+H`: to whom, with a card that is filled in already. Only while the conversation goes on at the centre. */
export const openHandOver =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const centre = selectOpenInteraction(getState())?.centre
    const phase = selectPhase(getState())
    if (!centre || (phase !== 'talking' && phase !== 'holding')) return
    dispatch(handOverBegan({ conversationId: centre.conversationId, card: selectProposedCard(getState()) }))
    dispatch(dialogOpened('hand-over'))
    const answer = await bridge.request('conversation:targets', {})
    if (getState().handOver.conversationId !== centre.conversationId) return
    dispatch(answer.ok ? targetsRead(answer.value) : handOverFailed(answer.reason))
  }

/** The arrows: no further than the ends. */
export const moveTarget =
  (by: 1 | -1): AppThunk =>
  (dispatch, getState) => {
    const last = selectTargetRows(getState()).length - 1
    if (last >= 0) dispatch(targetReached(Math.max(0, Math.min(last, getState().handOver.row + by))))
  }

/** `Enter`: hands the conversation over with its card, masked once more: the agent may have written into it. */
export const transfer =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { conversationId, card, isSending, row } = getState().handOver
    const target = selectTargetRows(getState())[row]
    if (!conversationId || !card || !target || isSending) return
    dispatch(transferBegan())
    const masked = { ...card, asked: maskedFor(askedLimit, card.asked), notes: maskedFor(notesLimit, card.notes) }
    const answer = await bridge.request('conversation:transfer', { conversationId, to: target.to, card: masked })
    if (getState().handOver.conversationId !== conversationId) return
    dispatch(answer.ok ? dialogClosed() : handOverFailed(answer.reason))
  }
