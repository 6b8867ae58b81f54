import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import type { FieldFault } from '../../../shared/service-requests/check-form.ts'
import type { RequestStatus } from '../../../shared/service-requests/request-status.ts'
import type { AgedDefinition } from '../../../shared/service-requests/service-request-contract.ts'
import {
  draftRestored,
  interactionOffered,
  serviceRequestChanged,
  sessionEnded,
  unsentRequestMet,
  wrapUpSubmitted,
} from '../../app/events.ts'

export type DefinitionFault = Extract<RequestAnswer<'service-requests:definition'>, { ok: false }>['reason']
export type LookUpFault = Extract<RequestAnswer<'service-requests:look-up'>, { ok: false }>['reason']
export type SubmitFault = Extract<RequestAnswer<'service-requests:submit'>, { ok: false }>['reason']

/** What the panel shows. */
export type RequestStep = 'choose' | 'fill' | 'review' | 'sent' | 'status'

type Looked = {
  readonly number: string
  readonly status: RequestStatus | null
  readonly fault: LookUpFault | null
  readonly detail: string | null
}

/** The panel as one conversation has it. */
type State = {
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
  /** The wrap-up was held up once for a form that was not sent. */
  readonly warned: boolean
}

const initialState: State = {
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
  warned: false,
}

const afresh = (): State => initialState

export const serviceRequestSlice = createSlice({
  name: 'serviceRequest',
  initialState,
  reducers: {
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
    serviceChosen: (): State => ({ ...initialState, isOpen: true, step: 'fill' }),
    formChecked: (state, { payload: faults }: PayloadAction<readonly FieldFault[]>): State => ({ ...state, faults }),
    requestPressed: (state, { payload }: PayloadAction<{ requestId: string; practice: boolean }>): State => ({
      ...state,
      step: 'sent',
      sentId: payload.requestId,
      wasPractice: payload.practice,
      submitFault: null,
      copied: false,
    }),
    requestNotKept: (state, { payload }: PayloadAction<{ interactionId: string; reason: SubmitFault }>): State => ({
      ...state,
      submitFault: payload.reason,
    }),
    numberCopied: (state): State => ({ ...state, copied: true }),
    lookUpBegun: (state, { payload: number }: PayloadAction<string>): State => ({
      ...state,
      step: 'status',
      copied: false,
      looked: { number, status: null, fault: null, detail: null },
    }),
    /** `interactionId`: in which it was asked; null: between calls. */
    lookedUp: (state, { payload }: PayloadAction<{ interactionId: string | null; looked: Looked }>): State =>
      state.looked?.number === payload.looked.number ? { ...state, looked: payload.looked } : state,
  },
  extraReducers: (builder) =>
    builder
      .addCase(serviceRequestChanged, (state, { payload }) =>
        // What was found fault with may be right now; it is checked again before it is sent.
        payload ? { ...state, faults: [] } : state,
      )
      .addCase(draftRestored, (state, { payload }) => (payload.serviceRequest ? { ...state, step: 'fill' } : state))
      .addCase(unsentRequestMet, (state) => ({ ...state, isOpen: true, step: 'fill', warned: true }))
      .addCase(interactionOffered, afresh)
      .addCase(wrapUpSubmitted, afresh)
      .addCase(sessionEnded, afresh),
})

export const {
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
} = serviceRequestSlice.actions
