import { checkForm } from '../../../shared/service-requests/check-form.ts'
import { emptyForm, type RequestForm } from '../../../shared/service-requests/request-form.ts'
import type { SentRequest } from '../../../shared/service-requests/sent-request.ts'
import type { Service } from '../../../shared/service-requests/service.ts'
import type { RequestDecision } from '../../../shared/service-requests/service-request-contract.ts'
import { serviceRequestChanged, serviceRequested } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { findNoteBox } from '../interaction/find-note-box.ts'
import { selectFacts, selectOffered, selectOpenInteraction } from '../interaction/interaction-selectors.ts'
import { stampFact } from '../interaction/stamp-fact.ts'
import {
  decisionFailed,
  requestDecided,
  requestsListed,
  requestTold,
  servicesFailed,
  servicesHeard,
} from './city-slice.ts'
import { findRequestPanel } from './find-request-panel.ts'
import {
  selectChoices,
  selectCompleted,
  selectForm,
  selectHasServices,
  selectSent,
  selectShownNumber,
} from './request-selectors.ts'
import {
  choiceReached,
  choiceTyped,
  definitionFailed,
  definitionHeard,
  formChecked,
  lookedUp,
  lookUpBegun,
  numberCopied,
  requestNotKept,
  requestPanelClosed,
  requestPanelOpened,
  requestPressed,
  serviceChosen,
  stepReached,
} from './request-slice.ts'

/** Asks what the city offers. */
export const readServices =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('service-requests:services', {})
    dispatch(answer.ok ? servicesHeard(answer.value) : servicesFailed(answer.reason))
  }

/** Asks what became of the agent's own requests. */
export const readRequests =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    if (!selectHasServices(getState())) return
    const { requests } = await bridge.request('service-requests:list', {})
    dispatch(requestsListed(requests))
  }

/** What is known of one of the agent's requests. On the screen in front it is no news. */
export const tellRequest =
  (request: SentRequest): AppThunk =>
  (dispatch, getState) => {
    const { isOpen, step, sentId } = getState().serviceRequest
    dispatch(requestTold({ request, isOnScreen: isOpen && step === 'sent' && sentId === request.requestId }))
  }

/** `Ctrl+Shift+S`: opens the panel where it was left; open already, it gets the keyboard back. */
export const openRequestPanel = (): AppThunk => (dispatch, getState) => {
  const state = getState()
  if (!selectHasServices(state) || state.view.tab !== 'call') return
  if (state.serviceRequest.isOpen)
    return findRequestPanel()?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  dispatch(requestPanelOpened())
  void dispatch(readServices())
}

/** `Escape`: from the review back to the form, else away; what was filled in stays with the call. */
export const leaveRequestPanel = (): AppThunk => (dispatch, getState) => {
  if (getState().serviceRequest.step === 'review') return dispatch(stepReached('fill'))
  dispatch(requestPanelClosed())
  findNoteBox()?.focus()
}

/** The arrows: to the row before or after, no further than the ends. */
export const moveChoice =
  (by: 1 | -1): AppThunk =>
  (dispatch, getState) => {
    const last = selectChoices(getState()).length - 1
    if (last >= 0) dispatch(choiceReached(Math.max(0, Math.min(last, getState().serviceRequest.row + by))))
  }

/** `Enter`: takes the row that the arrows reached. */
export const takeChoice =
  (row: number): AppThunk =>
  (dispatch, getState) => {
    const choice = selectChoices(getState())[row]
    if (choice?.kind === 'service') dispatch(beginRequest(choice.service))
    if (choice?.kind === 'look-up') void dispatch(lookUp(choice.number))
  }

/** Begins a form, with what the agent has noted so far as its description. */
const beginRequest =
  ({ serviceCode, name }: Service): AppThunk =>
  (dispatch, getState, { newId }) => {
    const interaction = selectOpenInteraction(getState())
    if (!interaction) return
    const form = emptyForm(serviceCode, name, interaction.notes.trim())
    dispatch(serviceRequestChanged({ requestId: newId(), form }))
    dispatch(serviceChosen())
    void dispatch(readDefinition())
  }

/** Asks for the questions of the service whose form is open. */
export const readDefinition =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const serviceCode = selectForm(getState())?.serviceCode
    if (serviceCode === undefined) return
    const answer = await bridge.request('service-requests:definition', { serviceCode })
    if (selectForm(getState())?.serviceCode !== serviceCode) return
    dispatch(answer.ok ? definitionHeard(answer.value) : definitionFailed(answer.reason))
  }

/** Puts something else into the form. */
export const changeForm =
  (change: (form: RequestForm) => RequestForm): AppThunk =>
  (dispatch, getState) => {
    const begun = selectOpenInteraction(getState())?.serviceRequest
    if (begun) dispatch(serviceRequestChanged({ ...begun, form: change(begun.form) }))
  }

/** Nothing of the form is kept; another service can be chosen. */
export const dropForm = (): AppThunk => (dispatch) => {
  dispatch(serviceRequestChanged(null))
  dispatch(choiceTyped(''))
  dispatch(stepReached('choose'))
}

/** `Ctrl+Enter`: from the form to its review, and from there off. */
export const goOnWithRequest = (): AppThunk => (dispatch, getState) => {
  const { step } = getState().serviceRequest
  if (step === 'fill') dispatch(reviewForm())
  if (step === 'review') void dispatch(sendRequest())
}

/** Checks the form; with nothing wrong it is shown as it will go. */
const reviewForm = (): AppThunk => (dispatch, getState) => {
  const { definition } = getState().serviceRequest
  const completed = selectCompleted(getState())
  if (!completed || !definition) return
  const faults = checkForm(definition.definition, completed)
  dispatch(formChecked(faults))
  if (faults.length === 0) dispatch(stepReached('review'))
}

/**
 * One press, one request: its id was there before, so that a press made again, in this window or after a crash, is the
 * same one. In a practice call nothing leaves.
 */
export const sendRequest =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, clock }) => {
    const interaction = selectOpenInteraction(getState())
    const form = selectCompleted(getState())
    const requestId = interaction?.serviceRequest?.requestId
    if (!interaction || !form || !requestId) return
    const practice = selectOffered(getState())?.practice === true
    dispatch(requestPressed({ requestId, practice }))
    if (!practice) {
      const { interactionId, agentId } = interaction
      const press = { requestId, interactionId, agentId, madeAt: clock.now() }
      const answer = await bridge.request('service-requests:submit', { ...press, form })
      if (!answer.ok) {
        dispatch(requestNotKept({ interactionId, reason: answer.reason }))
        return
      }
      dispatch(tellRequest(answer.value))
    }
    dispatch(noteRequested(interaction, { requestId, serviceCode: form.serviceCode }))
    // Only now: before, a crash would have left neither a form nor a request.
    if (selectOpenInteraction(getState())?.serviceRequest?.requestId === requestId)
      dispatch(serviceRequestChanged(null))
  }

/** The press is a fact of the interaction, once. */
const noteRequested =
  (
    interaction: { readonly interactionId: string; readonly agentId: string },
    about: { readonly requestId: string; readonly serviceCode: string },
  ): AppThunk =>
  (dispatch, getState, world) => {
    const isNoted = selectFacts(getState()).some(
      (fact) => fact.kind === 'service-requested' && fact.requestId === about.requestId,
    )
    if (!isNoted) dispatch(serviceRequested({ ...stampFact(world, interaction), kind: 'service-requested', ...about }))
  }

/** What the endpoint refused is filled in again, as another request. */
export const correctRequest =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { newId }) => {
    const refused = selectSent(getState())
    if (!refused?.form || !selectOpenInteraction(getState())) return
    dispatch(serviceRequestChanged({ requestId: newId(), form: refused.form }))
    dispatch(serviceChosen())
    void dispatch(readDefinition())
    await dispatch(decideRequest(refused.requestId, { kind: 'drop' }))
  }

/** To the choice of another service. */
export const chooseAnother = (): AppThunk => (dispatch) => {
  dispatch(choiceTyped(''))
  dispatch(stepReached('choose'))
}

/** Asks the city about a request that it has. */
export const lookUp =
  (number: string): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const interactionId = selectOpenInteraction(getState())?.interactionId ?? null
    dispatch(lookUpBegun(number))
    const answer = await bridge.request('service-requests:look-up', { number })
    const looked = answer.ok
      ? { number, status: answer.value, fault: null, detail: null }
      : { number, status: null, fault: answer.reason, detail: answer.detail ?? null }
    dispatch(lookedUp({ interactionId, looked }))
  }

/** `Ctrl+Shift+C` while a number is on the screen. */
export const copyNumber =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const text = selectShownNumber(getState())
    if (text === null) return
    await bridge.request('clipboard:write', { text })
    dispatch(numberCopied())
  }

/** A person decides about a request that does not get on by itself. */
export const decideRequest =
  (requestId: string, decision: RequestDecision): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('service-requests:decide', { requestId, decision })
    if (answer.ok) {
      dispatch(tellRequest(answer.value))
      dispatch(requestDecided())
    } else {
      dispatch(decisionFailed(answer.reason))
      await dispatch(readRequests())
    }
  }
