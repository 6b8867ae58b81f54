import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { Choices, SavedView } from '../../../../shared/figures/period-contract.ts'
import { firstView, type PeriodView } from '../../../../shared/figures/period-view.ts'
import type { AnswerToQuestion, Course, Period } from '../../../../shared/figures/question.ts'
import type { RequestAnswer } from '../../../../shared/ipc-contract.ts'
import { sessionEnded } from '../../../app/events.ts'

/** What the centre answered of one view. */
export type PeriodFigures = {
  readonly view: PeriodView
  readonly period: Period
  readonly now: AnswerToQuestion
  readonly course: Course
  /** What it is put beside; null: nothing. */
  readonly beside: { readonly period: Period; readonly figures: AnswerToQuestion; readonly course: Course } | null
  /** By the hour of the week; null while nobody looks at the hours. */
  readonly hours: AnswerToQuestion | null
  readonly readAt: EpochMs
}

export type PeriodFault = Extract<RequestAnswer<'period:read'>, { ok: false }>['reason']

type State = {
  readonly view: PeriodView
  readonly choices: Choices | null
  readonly figures: PeriodFigures | null
  /** Counts the readings: only the answer to the last one is shown. */
  readonly asked: number
  readonly isReading: boolean
  /** The reason that the last reading failed for. */
  readonly fault: PeriodFault | null
  readonly views: readonly SavedView[]
  /** Whether the last printing failed. */
  readonly isNotPrinted: boolean
}

const initialState: State = {
  view: firstView,
  choices: null,
  figures: null,
  asked: 0,
  isReading: false,
  fault: null,
  views: [],
  isNotPrinted: false,
}

export const periodsSlice = createSlice({
  name: 'periods',
  initialState: initialState as State,
  reducers: {
    viewChanged: (state, { payload }: PayloadAction<Partial<PeriodView>>) => ({
      ...state,
      view: { ...state.view, ...payload },
    }),
    choicesRead: (state, { payload: choices }: PayloadAction<Choices>) => ({ ...state, choices }),
    figuresAsked: (state) => ({ ...state, asked: state.asked + 1, isReading: true }),
    figuresRead: (state, { payload: figures }: PayloadAction<PeriodFigures>) => ({
      ...state,
      figures,
      isReading: false,
      fault: null,
    }),
    /** What was read before stays in sight, with its hour. */
    figuresFailed: (state, { payload: fault }: PayloadAction<PeriodFault>) => ({ ...state, fault, isReading: false }),
    printingEnded: (state, { payload: isPrinted }: PayloadAction<boolean>) => ({ ...state, isNotPrinted: !isPrinted }),
    viewsListed: (state, { payload: views }: PayloadAction<readonly SavedView[]>) => ({ ...state, views }),
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const { viewChanged, choicesRead, figuresAsked, figuresRead, figuresFailed, printingEnded, viewsListed } =
  periodsSlice.actions
