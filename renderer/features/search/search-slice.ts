import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { services } from '../../../shared/knowledge/answer.ts'
import type { FoundAnswers } from '../../../shared/knowledge/answer-search.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import {
  interactionOffered,
  searchClosed,
  searchFoundNothing,
  searchOpened,
  sessionEnded,
  tabChosen,
  wrapUpSubmitted,
} from '../../app/events.ts'

export type Service = (typeof services)[number]

type State = {
  readonly isOpen: boolean
  readonly text: string
  /** Only answers of this service; null: of all. */
  readonly service: Service | null
  /** As the agent chose it; null: the resident's. */
  readonly language: Language | null
  /** What was found, and for which text; null before the first answer. */
  readonly result: (FoundAnswers & { readonly text: string }) | null
  /** The row that Enter opens; null for none. */
  readonly row: number | null
  /** Whether the last search could not be put to the knowledge at all. */
  readonly failed: boolean
  /** What was already recorded as not found, each as one string. */
  readonly told: readonly string[]
}

const initialState: State = {
  isOpen: false,
  text: '',
  service: null,
  language: null,
  result: null,
  row: null,
  failed: false,
  told: [],
}

/** Another call, another list of what is missing. */
const afresh = () => initialState

export type Missing = { readonly query: string; readonly language: Language; readonly service: Service | null }
/** The same thing missing is told once. */
export const missingKey = ({ query, language, service }: Missing): string =>
  JSON.stringify([query.toLowerCase(), language, service])

const closed = (state: State): State => ({ ...initialState, told: state.told })

export const searchSlice = createSlice({
  name: 'search',
  initialState,
  reducers: {
    searchTyped: (state, { payload }: PayloadAction<string>) => ({ ...state, text: payload }),
    searchServiceChosen: (state, { payload }: PayloadAction<Service | null>) => ({ ...state, service: payload }),
    searchLanguageChosen: (state, { payload }: PayloadAction<Language>) => ({ ...state, language: payload }),
    answersFound: (state, { payload: result }: PayloadAction<FoundAnswers & { readonly text: string }>) => ({
      ...state,
      result,
      row: result.found.length > 0 ? 0 : null,
      failed: false,
    }),
    searchFailed: (state) => ({ ...state, failed: true }),
    rowReached: (state, { payload }: PayloadAction<number>) => ({ ...state, row: payload }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(searchOpened, (state) => ({ ...state, isOpen: true }))
      .addCase(searchClosed, closed)
      .addCase(tabChosen, closed)
      .addCase(searchFoundNothing, (state, { payload }) => ({ ...state, told: [...state.told, missingKey(payload)] }))
      .addCase(interactionOffered, afresh)
      .addCase(wrapUpSubmitted, afresh)
      .addCase(sessionEnded, afresh),
})

export const { searchTyped, searchServiceChosen, searchLanguageChosen, answersFound, searchFailed, rowReached } =
  searchSlice.actions
