import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import type { SentRequest } from '../../../shared/service-requests/sent-request.ts'
import type { ServiceList } from '../../../shared/service-requests/service-request-contract.ts'
import { sessionEnded, tabChosen } from '../../app/events.ts'

type ServicesFault = Extract<RequestAnswer<'service-requests:services'>, { ok: false }>['reason']
type DecideFault = Extract<RequestAnswer<'service-requests:decide'>, { ok: false }>['reason']

/** What is the same whatever conversation is in front: what the city offers, and what became of the agent's requests. */
type State = {
  /** What the city offers; null: nothing, or not heard yet. */
  readonly list: ServiceList | null
  readonly listFault: ServicesFault | null
  /** The agent's own requests, the newest first; null: not heard yet. */
  readonly requests: readonly SentRequest[] | null
  /** Those that got their number since anybody looked. */
  readonly news: readonly string[]
  readonly decideFault: DecideFault | null
}

const initialState: State = { list: null, listFault: null, requests: null, news: [], decideFault: null }

const byTime = (requests: readonly SentRequest[]) => requests.toSorted((a, b) => b.madeAt - a.madeAt)

export const citySlice = createSlice({
  name: 'city',
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
    requestsListed: (state, { payload: requests }: PayloadAction<readonly SentRequest[]>): State => ({
      ...state,
      requests: byTime(requests),
    }),
    /** `isOnScreen`: the panel in front shows it, so that it is no news. */
    requestTold: (
      state,
      { payload: { request: told, isOnScreen } }: PayloadAction<{ request: SentRequest; isOnScreen: boolean }>,
    ): State => {
      const before = state.requests?.find(({ requestId }) => requestId === told.requestId)
      // What an answer says may be older than what was announced meanwhile.
      if (before && before.version > told.version) return state
      const others = (state.requests ?? []).filter((one) => one !== before)
      const isNews = told.state === 'numbered' && before?.state !== 'numbered' && !isOnScreen
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
      .addCase(tabChosen, (state, { payload: tab }) => (tab === 'my-day' ? { ...state, news: [] } : state))
      .addCase(sessionEnded, () => initialState),
})

export const { servicesHeard, servicesFailed, requestsListed, requestTold, requestDecided, decisionFailed } =
  citySlice.actions
