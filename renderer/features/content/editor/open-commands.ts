import type { KeptText } from '../../../../shared/content/content-here.ts'
import { type AnswerId, type DayInCity, isEffective, type Revision } from '../../../../shared/knowledge/answer.ts'
import { type Language, languages } from '../../../../shared/knowledge/language.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import type { Bridge } from '../../../bridge.ts'
import { failureOf } from '../content-fault.ts'
import type { ContentRow } from '../content-rows.ts'
import { selectAllRows, selectToday } from '../content-selectors.ts'
import { answerNotFound, sectionChosen } from '../content-slice.ts'
import { askedText, emptyText, idFromTitle } from './draft-text.ts'
import { editingBegan, editingEnded, questionsTyped } from './editor-slice.ts'
import { keepSide, saveSide } from './save-commands.ts'
import { draftSide, isDirty, newSide, publishedSide, type Side, unreadSide, withKept } from './side.ts'

type Rows = Readonly<Record<Language, ContentRow | null>>

/** Opens an answer at one of its texts, the text in the other language beside it. */
export const openRow =
  (row: ContentRow): AppThunk<Promise<void>> =>
  (dispatch, getState) => {
    const beside = findBeside(row, selectAllRows(getState()))
    const rows: Rows = row.language === 'en' ? { en: row, fr: beside } : { en: beside, fr: row }
    return dispatch(openTexts(row.answerId, row.language, rows))
  }

/** Opens the answer that a text of this workstation was typed for, whether the centre knows of it or not. */
export const openKept =
  (kept: KeptText): AppThunk<Promise<void>> =>
  (dispatch, getState) => {
    const rows = selectAllRows(getState())
    const row = rows.find(({ draft, key }) => draft?.draftId === kept.draftId || key === kept.replaces)
    if (row) return dispatch(openRow(row))
    const beside = findBeside(kept, rows)
    const both: Rows = kept.language === 'en' ? { en: null, fr: beside } : { en: beside, fr: null }
    return dispatch(openTexts(kept.answerId, kept.language, both))
  }

const openTexts =
  (answerId: string, active: Language, rows: Rows): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, clock }) => {
    const today = selectToday(getState(), clock.now())
    const { texts } = await bridge.request('content:kept', {})
    const read = async (language: Language) => {
      const side = rows[language] && (await readSide(bridge, rows[language]))
      const kept = texts.find((one) => isKeptFor(one, answerId, language, rows[language]))
      if (!kept) return side
      return withKept(side ?? newSide(language, emptyText(today)), kept)
    }
    const [en, fr] = await Promise.all([read('en'), read('fr')])
    dispatch(sectionChosen('answers'))
    dispatch(editingBegan({ answerId, isNew: !rows.en && !rows.fr, active, sides: { en, fr } }))
    dispatch(saveWhatIsNot())
  }

function isKeptFor(kept: KeptText, answerId: string, language: Language, row: ContentRow | null): boolean {
  if (row?.draft) return kept.draftId === row.draft.draftId
  return (
    kept.answerId === answerId && kept.language === language && kept.replaces === (row?.published?.revisionId ?? null)
  )
}

/** Opens an answer in that language, or else in the other one, and says so when it has no text any more. */
export const openAnswer =
  (answerId: AnswerId, language: Language): AppThunk<Promise<void>> =>
  async (dispatch, getState, { clock }) => {
    const today = selectToday(getState(), clock.now())
    const row = findTextOfToday(selectAllRows(getState()), answerId, language, today)
    if (row) await dispatch(openRow(row))
    else dispatch(answerNotFound())
  }

/** An answer that is nowhere yet, in the language of the interface. */
export const openNew =
  (): AppThunk =>
  (dispatch, getState, { clock }) => {
    const state = getState()
    const { language } = state.settings
    const side = newSide(language, emptyText(selectToday(state, clock.now())))
    const sides = { en: language === 'en' ? side : null, fr: language === 'fr' ? side : null }
    dispatch(sectionChosen('answers'))
    dispatch(editingBegan({ answerId: '', isNew: true, active: language, sides }))
  }

/**
 * An answer that nobody has written, begun from how it was asked for: the title from the first, all of them what it is
 * found by and tried with. The same asked again leads to the draft that was begun from it.
 */
export const openAsked =
  (language: Language, asked: readonly string[]): AppThunk<Promise<void>> =>
  async (dispatch, getState, { clock, newId }) => {
    const text = askedText(asked, selectToday(getState(), clock.now()))
    const answerId = idFromTitle(text.title)
    const begun = selectAllRows(getState()).find(
      (row) => row.answerId === answerId && row.language === language && row.published === null,
    )
    if (begun) return dispatch(openRow(begun))
    const kept = getState().content.kept.find(
      (one) => one.answerId === answerId && one.language === language && one.replaces === null,
    )
    if (kept) return dispatch(openKept(kept))
    const side = { ...newSide(language, text), draftId: newId(), edits: 1 }
    const sides = { en: language === 'en' ? side : null, fr: language === 'fr' ? side : null }
    dispatch(sectionChosen('answers'))
    dispatch(editingBegan({ answerId, isNew: true, active: language, sides }))
    dispatch(questionsTyped({ language, questions: text.residentsWords.join('\n') }))
    await dispatch(keepSide(language))
    await dispatch(saveSide(language))
  }

/** Back to the list. What the centre does not have stays on this workstation, and in sight. */
export const closeEditor = (): AppThunk<Promise<void>> => async (dispatch) => {
  await Promise.all(languages.map((language) => dispatch(saveSide(language))))
  await Promise.all(languages.map((language) => dispatch(keepSide(language))))
  dispatch(editingEnded())
}

/** The same answer as it is now, in place of a draft that is gone. */
export const reopen =
  (language: Language): AppThunk<Promise<void>> =>
  async (dispatch, getState) => {
    const answerId = getState().editor.open?.answerId
    const row = selectAllRows(getState()).find((one) => one.answerId === answerId && one.language === language)
    if (row) await dispatch(openRow(row))
    else dispatch(editingEnded())
  }

const saveWhatIsNot = (): AppThunk => (dispatch, getState) => {
  for (const language of languages) {
    const side = getState().editor.open?.sides[language]
    if (side && isDirty(side)) void dispatch(saveSide(language))
  }
}

/** What is being worked on first, then what is in effect that day; in that language, or else in the other. */
function findTextOfToday(rows: readonly ContentRow[], answerId: AnswerId, language: Language, today: DayInCity) {
  const rank = (row: ContentRow) =>
    (row.language === language ? 0 : 4) +
    (row.draft ? 0 : 2) +
    (row.published === null || isEffective(row.published, today) ? 0 : 1)
  return rows.filter((row) => row.answerId === answerId).toSorted((a, b) => rank(a) - rank(b))[0]
}

/** The text in the other language: what is being worked on first, else the one of the same season. */
function findBeside(row: Pick<ContentRow, 'answerId' | 'language'> & Partial<ContentRow>, rows: readonly ContentRow[]) {
  const others = rows.filter(({ answerId, language }) => answerId === row.answerId && language !== row.language)
  const from = row.published?.effectiveFrom
  return (
    others.find(({ draft }) => draft) ??
    others.find(({ published }) => published?.effectiveFrom === from) ??
    others[0] ??
    null
  )
}

async function readSide(bridge: Bridge, { draft, published }: ContentRow): Promise<Side | null> {
  const revision = published && (await readRevision(bridge, published.revisionId))
  if (!draft) return revision && publishedSide(revision)
  const answer = await bridge.request('content:draft', { draftId: draft.draftId })
  if (answer.ok) return draftSide(answer.value, revision)
  if (answer.reason === 'not-found') return revision && publishedSide(revision)
  return unreadSide(draft, failureOf(answer))
}

async function readRevision(bridge: Bridge, revisionId: string): Promise<Revision | null> {
  const answer = await bridge.request('content:text', { revisionId })
  return answer.ok ? answer.value : null
}
