import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { GoldenQuestion, GoldenSet } from '../../../../shared/content/content-contract.ts'
import type { AnswerId } from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { releaseChanged, sessionEnded } from '../../../app/events.ts'
import type { ContentFailure } from '../content-fault.ts'
import {
  afterSaving,
  differenceBetween,
  keyOf,
  overTheirs,
  type QuestionChange,
  type QuestionConflict,
  type QuestionText,
  rebase,
  type SetDifference,
  withChange,
} from './question-changes.ts'

export type QuestionFilter = {
  readonly text: string
  /** Words of the title or the id of one of its answers. */
  readonly answer: string
  readonly language: Language | null
  /** Those that the release does not find before all others. */
  readonly failuresFirst: boolean
}

export const noQuestionFilter: QuestionFilter = { text: '', answer: '', language: null, failuresFirst: false }

/** What somebody else saved while changes were being made here. */
export type QuestionNews = { readonly name: string | null; readonly difference: SetDifference }

type State = {
  /** As the centre has it; null while that is not known. */
  readonly base: GoldenSet | null
  /** Whether what this workstation kept has been read. */
  readonly isRecalled: boolean
  readonly changes: readonly QuestionChange[]
  readonly conflicts: readonly QuestionConflict[]
  readonly news: QuestionNews | null
  readonly isSaving: boolean
  readonly failure: ContentFailure | null
  /** Whether this workstation's disk has refused the changes. */
  readonly isNotKept: boolean
  /** What each question finds, best first, in the release of that hash; by `keyOf`. */
  readonly found: Readonly<Record<string, readonly AnswerId[]>>
  readonly foundIn: string | null
  readonly filter: QuestionFilter
  /** The line that is shown beside the list. */
  readonly reached: string | null
  /** What is to have the keyboard next. */
  readonly aim: 'list' | 'text' | null
}

const initialState: State = {
  base: null,
  isRecalled: false,
  changes: [],
  conflicts: [],
  news: null,
  isSaving: false,
  failure: null,
  isNotKept: false,
  found: {},
  foundIn: null,
  filter: noQuestionFilter,
  reached: null,
  aim: null,
}

type On<More> = PayloadAction<{ readonly id: string } & More>

/** Changes that were in conflict are laid over the new set like all others. */
function onSet(state: State, base: GoldenSet): State {
  const all = [...state.changes, ...state.conflicts.map(({ change }) => change)]
  const { clean, conflicts } = rebase(all, base.questions)
  const isNews = state.base !== null && state.base.version !== base.version && clean.length + conflicts.length > 0
  const news: QuestionNews | null = isNews
    ? {
        name: base.savedBy?.displayName ?? null,
        difference: differenceBetween(state.base?.questions ?? [], base.questions),
      }
    : state.news
  return { ...state, base, changes: clean, conflicts, news, failure: null }
}

const settled = (state: State, id: string, changes: readonly QuestionChange[]): State => ({
  ...state,
  changes,
  conflicts: state.conflicts.filter(({ change }) => change.id !== id),
})

export const questionsSlice = createSlice({
  name: 'questions',
  initialState: initialState as State,
  reducers: {
    /** What was changed here before, and may be laid over what the centre has by now. */
    changesRecalled: (state, { payload }: PayloadAction<readonly QuestionChange[]>) => {
      const known = new Set(state.changes.map(({ id }) => id))
      const recalled = { ...state, isRecalled: true }
      const changes = [...payload.filter(({ id }) => !known.has(id)), ...state.changes]
      return state.base ? onSet({ ...recalled, changes }, state.base) : { ...recalled, changes }
    },
    questionsRead: (state, { payload }: PayloadAction<GoldenSet>) => onSet(state, payload),
    questionsFailed: (state, { payload }: PayloadAction<ContentFailure>) => ({
      ...state,
      isSaving: false,
      failure: payload,
    }),
    questionAdded: (state, { payload: { id, question } }: On<{ question: QuestionText }>) => ({
      ...state,
      changes: withChange(state.changes, { id, before: null, after: question }),
    }),
    /** `before`: as the centre has it. */
    questionTyped: (
      state,
      { payload: { id, before, change } }: On<{ before: GoldenQuestion | null; change: Partial<QuestionText> }>,
    ) => {
      const now = state.changes.find((one) => one.id === id)?.after ?? before
      return now
        ? { ...state, changes: withChange(state.changes, { id, before, after: { ...now, ...change } }) }
        : state
    },
    questionRemoved: (state, { payload: { id, before } }: On<{ before: GoldenQuestion | null }>) => ({
      ...state,
      changes: withChange(state.changes, { id, before, after: null }),
    }),
    /** As the centre has it. */
    questionPutBack: (state, { payload: id }: PayloadAction<string>) => ({
      ...state,
      changes: state.changes.filter((change) => change.id !== id),
    }),
    /** Ours goes over theirs, which has been read. */
    mineChosen: (state, { payload: id }: PayloadAction<string>) => {
      const conflict = state.conflicts.find(({ change }) => change.id === id)
      return conflict ? settled(state, id, withChange(state.changes, overTheirs(conflict))) : state
    },
    theirsChosen: (state, { payload: id }: PayloadAction<string>) => settled(state, id, state.changes),
    newsRead: (state) => ({ ...state, news: null }),
    savingBegan: (state) => ({ ...state, isSaving: true, failure: null }),
    questionsSaved: (
      state,
      { payload: { set, sent } }: PayloadAction<{ set: GoldenSet; sent: readonly QuestionChange[] }>,
    ) => {
      const reached = sent.find(({ id }) => id === state.reached)
      return {
        ...state,
        base: set,
        changes: afterSaving(state.changes, sent),
        news: null,
        isSaving: false,
        failure: null,
        reached: reached?.after ? keyOf(reached.after) : state.reached,
      }
    },
    questionsNotKept: (state, { payload: isNotKept }: PayloadAction<boolean>) => ({ ...state, isNotKept }),
    questionsAsked: (
      state,
      { payload: { release, found } }: PayloadAction<{ release: string; found: Record<string, readonly AnswerId[]> }>,
    ) => ({ ...state, foundIn: release, found: release === state.foundIn ? { ...state.found, ...found } : found }),
    questionFilterChanged: (state, { payload }: PayloadAction<Partial<QuestionFilter>>) => ({
      ...state,
      filter: { ...state.filter, ...payload },
    }),
    questionReached: (state, { payload: reached }: PayloadAction<string>) => ({ ...state, reached }),
    /** Somebody wants to change it. */
    questionOpened: (state, { payload: reached }: PayloadAction<string>) => ({
      ...state,
      reached,
      aim: 'text' as const,
    }),
    /** Somebody comes for this line from elsewhere: no filter hides it. */
    lineAimedAt: (state, { payload: reached }: PayloadAction<string>) => ({
      ...state,
      reached,
      filter: noQuestionFilter,
      aim: 'list' as const,
    }),
    listReturnedTo: (state) => ({ ...state, aim: 'list' as const }),
    aimTaken: (state) => ({ ...state, aim: null }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(sessionEnded, () => initialState)
      // What was found in another release is found in it no more.
      .addCase(releaseChanged, (state, { payload: { installed } }) =>
        installed && installed.hash !== state.foundIn ? { ...state, foundIn: installed.hash, found: {} } : state,
      ),
})

export const {
  changesRecalled,
  questionsRead,
  questionsFailed,
  questionAdded,
  questionTyped,
  questionRemoved,
  questionPutBack,
  mineChosen,
  theirsChosen,
  newsRead,
  savingBegan,
  questionsSaved,
  questionsNotKept,
  questionsAsked,
  questionFilterChanged,
  questionReached,
  questionOpened,
  lineAimedAt,
  listReturnedTo,
  aimTaken,
} = questionsSlice.actions
