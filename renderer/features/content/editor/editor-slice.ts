import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { TriedQuestion } from '../../../../shared/content/content-here.ts'
import type { Doer, Draft, DraftSummary, DraftText } from '../../../../shared/content/draft.ts'
import type { AnswerId } from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { sessionEnded } from '../../../app/events.ts'
import type { ContentFailure } from '../content-fault.ts'
import { idFromTitle, isSameText } from './draft-text.ts'
import { draftSide, isDirty, type Side } from './side.ts'

export type Similar = { readonly answerId: AnswerId; readonly title: string }
type PerLanguage<Value> = Readonly<Record<Language, Value>>

export type OpenEditor = {
  readonly answerId: AnswerId
  /** Whether it is nowhere yet, so that its id is still to be chosen; until it is, the title gives it. */
  readonly isNew: boolean
  readonly isIdTyped: boolean
  /** The side that the preview, the questions and the presence are of. */
  readonly active: Language
  readonly sides: PerLanguage<Side | null>
  /** Who else looks at the active side's draft. */
  readonly others: readonly Doer[]
  readonly similar: PerLanguage<Similar | null>
  readonly questions: PerLanguage<string>
  readonly tried: PerLanguage<readonly TriedQuestion[]>
}

type State = { readonly open: OpenEditor | null }

const initialState: State = { open: null }

export type Opening = Pick<OpenEditor, 'answerId' | 'isNew' | 'active' | 'sides'>
type On<More = object> = PayloadAction<{ readonly language: Language } & More>

const changeSide = ({ open }: State, language: Language, change: (side: Side, open: OpenEditor) => Side): State => {
  const side = open?.sides[language]
  return open && side ? { open: { ...open, sides: { ...open.sides, [language]: change(side, open) } } } : { open }
}

/** The id of an answer that is nowhere yet follows its title. */
const withId = (state: State): State => {
  const { open } = state
  if (!open?.isNew || open.isIdTyped) return state
  const title = open.sides.en?.text?.title || open.sides.fr?.text?.title || ''
  return { open: { ...open, answerId: idFromTitle(title) } }
}

export const editorSlice = createSlice({
  name: 'editor',
  initialState: initialState as State,
  reducers: {
    editingBegan: (_state, { payload }: PayloadAction<Opening>) => ({
      open: {
        ...payload,
        isIdTyped: !payload.isNew,
        others: [],
        similar: { en: null, fr: null },
        questions: { en: '', fr: '' },
        tried: { en: [], fr: [] },
      },
    }),
    editingEnded: () => initialState,
    answerIdTyped: ({ open }, { payload: answerId }: PayloadAction<string>) => ({
      open: open && { ...open, answerId, isIdTyped: true },
    }),
    sideReached: ({ open }, { payload: active }: PayloadAction<Language>) => ({
      open: open && (open.active === active ? open : { ...open, active, others: [] }),
    }),
    sideAdded: ({ open }, { payload }: PayloadAction<Side>) => ({
      open: open && { ...open, active: payload.language, sides: { ...open.sides, [payload.language]: payload } },
    }),
    /** `draftId`: what the draft is called when it has no name yet. */
    sideTyped: (state, { payload }: On<{ change: Partial<DraftText>; draftId: string }>) =>
      withId(
        changeSide(state, payload.language, (side) => ({
          ...side,
          draftId: side.draftId ?? payload.draftId,
          text: side.text && { ...side.text, ...payload.change },
          edits: side.edits + 1,
        })),
      ),
    savingBegan: (state, { payload }: On) =>
      changeSide(state, payload.language, (side) => ({ ...side, isSaving: true, failure: null })),
    /** The centre has the draft; what it has may be older than what was typed before a crash. */
    draftBegun: (state, { payload: { draft, sent, edits } }: On<{ draft: Draft; sent: DraftText; edits: number }>) => {
      const begun = changeSide(state, draft.language, (side) => {
        if (side.draftId !== draft.draftId) return side
        const { text, ...summary } = draft
        const savedEdits = isSameText(text, sent) ? edits : side.savedEdits
        return { ...side, draft: summary, isSaving: false, savedEdits }
      })
      return { open: begun.open && { ...begun.open, isNew: false, isIdTyped: true } }
    },
    draftSaved: (state, { payload: { draft, edits } }: On<{ draft: DraftSummary; edits: number }>) =>
      changeSide(state, draft.language, (side) =>
        side.draftId === draft.draftId ? { ...side, draft, isSaving: false, savedEdits: edits } : side,
      ),
    draftMoved: (state, { payload: draft }: PayloadAction<DraftSummary>) =>
      changeSide(state, draft.language, (side) =>
        side.draftId === draft.draftId ? { ...side, draft, failure: null } : side,
      ),
    sideFailed: (state, { payload: { language, failure } }: On<{ failure: ContentFailure }>) =>
      changeSide(state, language, (side) => ({ ...side, isSaving: false, failure })),
    /** Somebody else's text is the one at the centre; ours, when there is one that is not saved, waits for a choice. */
    otherTextFound: (state, { payload: draft }: PayloadAction<Draft>) =>
      changeSide(state, draft.language, (side) => {
        const { text, ...summary } = draft
        const isOurs = !isDirty(side) || (side.text !== null && isSameText(side.text, text))
        if (isOurs) return { ...draftSide(draft, side.published), setAside: side.setAside }
        return { ...side, draftId: draft.draftId, draft: summary, isSaving: false, failure: null, conflict: draft }
      }),
    /** Ours goes over theirs, which has been read. */
    mineKept: (state, { payload }: On) =>
      changeSide(state, payload.language, (side) => ({
        ...side,
        conflict: null,
        isRestoring: false,
        edits: side.edits + 1,
      })),
    theirsTaken: (state, { payload }: On) =>
      changeSide(state, payload.language, (side) =>
        side.conflict
          ? { ...draftSide(side.conflict, side.published), setAside: side.isRestoring ? side.setAside : side.text }
          : side,
      ),
    /** An earlier text is wanted back. A draft that there is gives way only when a person says so. */
    textRestored: (state, { payload: { language, text, draftId } }: On<{ text: DraftText; draftId: string }>) =>
      changeSide(state, language, (side) => {
        if (side.text && isSameText(side.text, text)) return side
        const restored = { ...side, draftId: side.draftId ?? draftId, text, edits: side.edits + 1 }
        const isDraft = side.draft !== null && side.text !== null
        return isDraft ? { ...restored, conflict: { ...side.draft, text: side.text }, isRestoring: true } : restored
      }),
    setAsidePutBack: (state, { payload }: On) =>
      changeSide(state, payload.language, (side) =>
        side.setAside ? { ...side, text: side.setAside, setAside: side.text, edits: side.edits + 1 } : side,
      ),
    draftGone: (state, { payload }: On) =>
      changeSide(state, payload.language, (side) => ({ ...side, isSaving: false, failure: null, isGone: true })),
    /** What is on the screen goes on as a draft of its own. */
    draftRenamed: (
      state,
      { payload: { language, draftId, replaces } }: On<{ draftId: string; replaces: string | null }>,
    ) =>
      changeSide(state, language, (side) => ({
        ...side,
        draftId,
        replaces,
        draft: null,
        isGone: false,
        conflict: null,
        edits: side.edits + 1,
      })),
    sideNotKept: (state, { payload: { language, isNotKept } }: On<{ isNotKept: boolean }>) =>
      changeSide(state, language, (side) => ({ ...side, isNotKept })),
    othersSeen: ({ open }, { payload: others }: PayloadAction<readonly Doer[]>) => ({
      open: open && { ...open, others },
    }),
    similarFound: ({ open }, { payload: { language, similar } }: On<{ similar: Similar | null }>) => ({
      open: open && { ...open, similar: { ...open.similar, [language]: similar } },
    }),
    questionsTyped: ({ open }, { payload: { language, questions } }: On<{ questions: string }>) => ({
      open: open && { ...open, questions: { ...open.questions, [language]: questions } },
    }),
    questionsTried: ({ open }, { payload: { language, tried } }: On<{ tried: readonly TriedQuestion[] }>) => ({
      open: open && { ...open, tried: { ...open.tried, [language]: tried } },
    }),
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const {
  editingBegan,
  editingEnded,
  answerIdTyped,
  sideReached,
  sideAdded,
  sideTyped,
  savingBegan,
  draftBegun,
  draftSaved,
  draftMoved,
  sideFailed,
  otherTextFound,
  mineKept,
  theirsTaken,
  textRestored,
  setAsidePutBack,
  draftGone,
  draftRenamed,
  sideNotKept,
  othersSeen,
  similarFound,
  questionsTyped,
  questionsTried,
} = editorSlice.actions
