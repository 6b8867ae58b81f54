import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import type { FieldFault } from '../../../shared/service-requests/check-form.ts'
import type { RequestStatus } from '../../../shared/service-requests/request-status.ts'
import type { SentRequest } from '../../../shared/service-requests/sent-request.ts'
import type { AgedDefinition, ServiceList } from '../../../shared/service-requests/service-request-contract.ts'
import {
  draftRestored,
  interactionOffered,
  serviceRequestChanged,
  sessionEnded,
  tabChosen,
  unsentRequestMet,
  wrapUpSubmitted,
} from '../../app/events.ts'

export type ServicesFault = Extract<RequestAnswer<'service-requests:services'>, { ok: false }>['reason']
export type DefinitionFault = Extract<RequestAnswer<'service-requests:definition'>, { ok: false }>['reason']
export type LookUpFault = Extract<RequestAnswer<'service-requests:look-up'>, { ok: false }>['reason']
export type DecideFault = Extract<RequestAnswer<'service-requests:decide'>, { ok: false }>['reason']
export type SubmitFault = Extract<RequestAnswer<'service-requests:submit'>, { ok: false }>['reason']

/** What the panel shows. */
export type RequestStep = 'choose' | 'fill' | 'review' | 'sent' | 'status'

type Looked = {
  readonly number: string
  readonly status: RequestStatus | null
  readonly fault: LookUpFault | null
  readonly detail: string | null
}

type State = {
  /** What the city offers; null: nothing, or not heard yet. */
  readonly list: ServiceList | null
  readonly listFault: ServicesFault | null
  readonly isOpen: boolean
  readonly step: RequestStep
  readonly typed: string
  readonly row: number
  /** The questions of the service that was chosen; null: not heard yet. */
  readonly definition: AgedDefinition | null
  readonly definitionFault: DefinitionFault | null
  /** What is wrong with the form, since it was last to be checked. */
  readonly faults: readonly FieldFault[]
  /** The request whose press the panel tells of. */
  readonly sentId: string | null
  /** It was one of a practice call, and went nowhere. */
  readonly wasPractice: boolean
  /** Why this workstation could not keep it. */
  readonly submitFault: SubmitFault | null
  readonly copied: boolean
  readonly looked: Looked | null
  /** The agent's own requests, the newest first; null: not heard yet. */
  readonly requests: readonly SentRequest[] | null
  /** Those that got their number since anybody looked. */
  readonly news: readonly string[]
  readonly decideFault: DecideFault | null
  /** The wrap-up was held up once for a form that was not sent. */
  readonly warned: boolean
}

const initialState: State = {
  list: null,
  listFault: null,
  isOpen: false,
  step: 'choose',
  typed: '',
  row: 0,
  definition: null,
  definitionFault: null,
  faults: [],
  sentId: null,
  wasPractice: false,
  submitFault: null,
  copied: false,
  looked: null,
  requests: null,
  news: [],
  decideFault: null,
  warned: false,
}

const panelOf = ({ list, listFault, requests, news }: State): State => ({
  ...initialState,
  list,
  listFault,
  requests,
  news,
})

const byTime = (requests: readonly SentRequest[]) => requests.toSorted((a, b) => b.madeAt - a.madeAt)

export const serviceRequestSlice = createSlice({
  name: 'serviceRequest',
  initialState,
  reducers: {
    servicesHeard: (state, { payload: list }: PayloadAction<ServiceList>): State => ({
      ...state,
      list,
      listFault: null,
    }),
    servicesFailed: (state, { payload: listFault }: PayloadAction<ServicesFault>): State => ({
      ...state,
      listFault,
      list: listFault === 'off' ? null : state.list,
    }),
    requestPanelOpened: (state): State => ({ ...state, isOpen: true }),
    requestPanelClosed: (state): State => ({ ...state, isOpen: false }),
    stepReached: (state, { payload: step }: PayloadAction<RequestStep>): State => ({ ...state, step, copied: false }),
    choiceTyped: (state, { payload: typed }: PayloadAction<string>): State => ({ ...state, typed, row: 0 }),
    choiceReached: (state, { payload: row }: PayloadAction<number>): State => ({ ...state, row }),
    definitionHeard: (state, { payload: definition }: PayloadAction<AgedDefinition>): State => ({
      ...state,
      definition,
      definitionFault: null,
    }),
    definitionFailed: (state, { payload: definitionFault }: PayloadAction<DefinitionFault>): State => ({
      ...state,
      definitionFault,
    }),
    /** Another service was chosen: what is known of the one before goes. */
    serviceChosen: (state): State => ({ ...panelOf(state), isOpen: true, step: 'fill' }),
    formChecked: (state, { payload: faults }: PayloadAction<readonly FieldFault[]>): State => ({ ...state, faults }),
    requestPressed: (state, { payload }: PayloadAction<{ requestId: string; practice: boolean }>): State => ({
      ...state,
      step: 'sent',
      sentId: payload.requestId,
      wasPractice: payload.practice,
      submitFault: null,
      copied: false,
    }),
    requestNotKept: (state, { payload: submitFault }: PayloadAction<SubmitFault>): State => ({ ...state, submitFault }),
    numberCopied: (state): State => ({ ...state, copied: true }),
    lookUpBegun: (state, { payload: number }: PayloadAction<string>): State => ({
      ...state,
      step: 'status',
      copied: false,
      looked: { number, status: null, fault: null, detail: null },
    }),
    lookedUp: (state, { payload: looked }: PayloadAction<Looked>): State =>
      state.looked?.number === looked.number ? { ...state, looked } : state,
    requestsListed: (state, { payload: requests }: PayloadAction<readonly SentRequest[]>): State => ({
      ...state,
      requests: byTime(requests),
    }),
    requestTold: (state, { payload: told }: PayloadAction<SentRequest>): State => {
      const before = state.requests?.find(({ requestId }) => requestId === told.requestId)
      // What an answer says may be older than what was announced meanwhile.
      if (before && before.version > told.version) return state
      const others = (state.requests ?? []).filter((one) => one !== before)
      const isNews = told.state === 'numbered' && before?.state !== 'numbered' && !isOnScreen(state, told)
      return {
        ...state,
        requests: byTime([...others, told]),
        news: isNews ? [...state.news, told.requestId] : state.news,
      }
    },
    requestDecided: (state): State => ({ ...state, decideFault: null }),
    decisionFailed: (state, { payload: decideFault }: PayloadAction<DecideFault>): State => ({ ...state, decideFault }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(serviceRequestChanged, (state, { payload }) =>
        // What was found fault with may be right now; it is checked again before it is sent.
        payload ? { ...state, faults: [] } : state,
      )
      .addCase(draftRestored, (state, { payload }) => (payload.serviceRequest ? { ...state, step: 'fill' } : state))
      .addCase(unsentRequestMet, (state) => ({ ...state, isOpen: true, step: 'fill', warned: true }))
      .addCase(tabChosen, (state, { payload: tab }) => (tab === 'my-day' ? { ...state, news: [] } : state))
      .addCase(interactionOffered, panelOf)
      .addCase(wrapUpSubmitted, panelOf)
      .addCase(sessionEnded, () => initialState),
})

const isOnScreen = ({ isOpen, step, sentId }: State, { requestId }: SentRequest) =>
  isOpen && step === 'sent' && sentId === requestId

export const {
  servicesHeard,
  servicesFailed,
  requestPanelOpened,
  requestPanelClosed,
  stepReached,
  choiceTyped,
  choiceReached,
  definitionHeard,
  definitionFailed,
  serviceChosen,
  formChecked,
  requestPressed,
  requestNotKept,
  numberCopied,
  lookUpBegun,
  lookedUp,
  requestsListed,
  requestTold,
  requestDecided,
  decisionFailed,
} = serviceRequestSlice.actions
