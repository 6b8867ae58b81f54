import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type {
  Clicked,
  DrillCursor,
  DrillPage,
  InteractionLine,
  ListedInteraction,
} from '../../../../shared/figures/drill.ts'
import type { RequestAnswer } from '../../../../shared/ipc-contract.ts'
import { dialogClosed, drillOpened, sessionEnded } from '../../../app/events.ts'

export type DrillFault = Extract<RequestAnswer<'interaction:line'>, { ok: false }>['reason']

type State = {
  readonly title: string
  /** The number that was clicked; null: none is. */
  readonly clicked: Clicked | null
  /** How many there are; null: not heard yet. */
  readonly total: number | null
  readonly timeZone: string
  /** Those that were fetched, the newest first. */
  readonly interactions: readonly ListedInteraction[]
  readonly next: DrillCursor | null
  readonly isReading: boolean
  readonly reached: number
  /** The time line that is open; null: the list. */
  readonly line: InteractionLine | null
  readonly fault: DrillFault | null
}

const initialState: State = {
  title: '',
  clicked: null,
  total: null,
  timeZone: 'UTC',
  interactions: [],
  next: null,
  isReading: false,
  reached: 0,
  line: null,
  fault: null,
}

export const drillSlice = createSlice({
  name: 'drill',
  initialState,
  reducers: {
    pageAsked: (state): State => ({ ...state, isReading: true, fault: null }),
    pageRead: (state, { payload }: PayloadAction<DrillPage>): State => ({
      ...state,
      total: payload.total,
      timeZone: payload.timeZone,
      interactions: [...state.interactions, ...payload.interactions],
      next: payload.next,
      isReading: false,
    }),
    rowReached: (state, { payload: reached }: PayloadAction<number>): State => ({ ...state, reached }),
    lineRead: (state, { payload: line }: PayloadAction<InteractionLine>): State => ({ ...state, line, fault: null }),
    lineLeft: (state): State => ({ ...state, line: null, fault: null }),
    drillFailed: (state, { payload: fault }: PayloadAction<DrillFault>): State => ({
      ...state,
      fault,
      isReading: false,
    }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(
        drillOpened,
        (_state, { payload: { title, question, which = 'handled', handle = null, quarter = null } }): State => ({
          ...initialState,
          title,
          clicked: { ...question, which, handle, quarter },
        }),
      )
      .addCase(dialogClosed, () => initialState)
      .addCase(sessionEnded, () => initialState),
})

export const { pageAsked, pageRead, rowReached, lineRead, lineLeft, drillFailed } = drillSlice.actions
