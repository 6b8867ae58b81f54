import { createSelector } from '@reduxjs/toolkit'
import type { GoldenQuestion } from '../../../../shared/content/content-contract.ts'
import { isFoundAt, placeAmong } from '../../../../shared/content/golden.ts'
import type { AnswerId } from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import type { RootState } from '../../../app/store-types.ts'
import { folded } from '../content-rows.ts'
import { identified, keyOf, type QuestionChange, type QuestionText } from './question-changes.ts'
import type { QuestionFilter } from './questions-slice.ts'

export type QuestionFault = 'no-text' | 'no-answers' | 'twice'

/** One question as it stands here. */
export type QuestionRow = {
  readonly id: string
  /** As the centre has it; null for a new one. */
  readonly before: GoldenQuestion | null
  readonly question: QuestionText
  readonly change: 'new' | 'changed' | 'removed' | null
  /** What keeps it from being saved. */
  readonly fault: QuestionFault | null
}

const selectChangesById = createSelector(
  [({ questions }: RootState) => questions.changes],
  (changes) => new Map(changes.map((change) => [change.id, change])),
)

const selectBaseRows = createSelector([({ questions }: RootState) => questions.base], (base) =>
  identified(base?.questions ?? []).map(
    ({ id, question }): QuestionRow => ({ id, before: question, question, change: null, fault: null }),
  ),
)

/** Every question: the new ones first, the others in the order of the set. */
export const selectQuestionRows = createSelector([selectBaseRows, selectChangesById], (base, changes) => {
  const added = [...changes.values()].filter(({ before }) => before === null).reverse()
  const known = base.map((row) => {
    const change = changes.get(row.id)
    return change?.before ? changedRow(change, row.question) : row
  })
  return withFaults([...added.flatMap((change) => (change.after ? [changedRow(change, change.after)] : [])), ...known])
})

const changedRow = ({ id, before, after }: QuestionChange, otherwise: QuestionText): QuestionRow => ({
  id,
  before,
  question: after ?? otherwise,
  change: before === null ? 'new' : after === null ? 'removed' : 'changed',
  fault: null,
})

function withFaults(rows: readonly QuestionRow[]): QuestionRow[] {
  const counts = new Map<string, number>()
  const key = ({ question }: QuestionRow) => keyOf(question).toLowerCase()
  for (const row of rows) if (row.change !== 'removed') counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  const faultOf = (row: QuestionRow): QuestionFault | null => {
    if (row.change === null || row.change === 'removed') return null
    if (row.question.text.trim() === '') return 'no-text'
    if (row.question.answers.length === 0) return 'no-answers'
    return (counts.get(key(row)) ?? 0) > 1 ? 'twice' : null
  }
  return rows.map((row) => {
    const fault = faultOf(row)
    return fault ? { ...row, fault } : row
  })
}

/** The titles of the release's answers in one language, where there is one in it; else in the other. */
export type Titles = (answerId: AnswerId, language: Language) => string | null

export const selectTitles = createSelector([({ content }: RootState) => content.published], (published): Titles => {
  const titles = new Map<string, string>()
  for (const { answerId, language, title } of published) {
    titles.set(`${language} ${answerId}`, title)
    if (!titles.has(answerId)) titles.set(answerId, title)
  }
  return (answerId, language) => titles.get(`${language} ${answerId}`) ?? titles.get(answerId) ?? null
})

/** The answers of a question that the release does not have. */
export const selectMissing = createSelector(
  [selectTitles, ({ content }: RootState) => content.isRead],
  (titles, isRead) =>
    ({ answers, language }: QuestionText): AnswerId[] =>
      isRead ? answers.filter((answerId) => titles(answerId, language) === null) : [],
)

/** Where a question finds one of its answers, from 1; null: nowhere; undefined: not asked yet. */
export type Placing = (question: QuestionText) => number | null | undefined

export const selectPlacing = createSelector([({ questions }: RootState) => questions.found], (found): Placing => {
  return (question) => {
    const answers = found[keyOf(question)]
    return answers && placeAmong(answers, question.answers)
  }
})

/** The questions that the release would lose that is being put together. */
export const selectLostKeys = createSelector(
  [({ release }: RootState) => release.candidate?.golden.lost],
  (lost = []) => new Set(lost.map(keyOf)),
)

export const isPlacedWell = (place: number | null | undefined): boolean => place === undefined || isFoundAt(place)

/** The lines that the filter lets through. */
export const selectShownQuestions = createSelector(
  [selectQuestionRows, ({ questions }: RootState) => questions.filter, selectTitles, selectPlacing],
  (rows, filter, titles, placing) => {
    const shown = rows.filter((row) => isAskedFor(row, filter, titles))
    if (!filter.failuresFirst) return shown
    const isFine = ({ question }: QuestionRow) => isPlacedWell(placing(question))
    return [...shown.filter((row) => !isFine(row)), ...shown.filter(isFine)]
  },
)

const wordsOf = (text: string) => folded(text).split(/\s+/).filter(Boolean)

function isAskedFor({ question }: QuestionRow, filter: QuestionFilter, titles: Titles): boolean {
  const { text, language, answers } = question
  if (filter.language !== null && language !== filter.language) return false
  if (!hasAll(wordsOf(filter.text), text)) return false
  const words = wordsOf(filter.answer)
  return words.length === 0 || answers.some((id) => hasAll(words, `${titles(id, language) ?? ''} ${id}`))
}

const hasAll = (words: readonly string[], text: string) => {
  const within = words.length > 0 ? folded(text) : ''
  return words.every((word) => within.includes(word))
}

/** The line that is shown beside the list, whether the filter lets it through or not. */
export const selectReachedQuestion = createSelector(
  [selectQuestionRows, ({ questions }: RootState) => questions.reached],
  (rows, reached) => rows.find(({ id }) => id === reached) ?? null,
)

export type QuestionCounts = {
  readonly all: number
  readonly found: number
  readonly notFound: number
  /** The words of those that have not been asked yet. */
  readonly unasked: readonly QuestionText[]
}

/** How the questions do in the release on this workstation; one that is not whole yet is asked, and not counted. */
export const selectCounts = createSelector([selectQuestionRows, selectPlacing], (rows, placing): QuestionCounts => {
  const asked = rows.filter(({ change, question }) => change !== 'removed' && question.text.trim() !== '')
  const unasked = asked.map(({ question }) => question).filter((question) => placing(question) === undefined)
  const whole = asked.filter(({ question }) => question.answers.length > 0)
  const places = whole.map(({ question }) => placing(question)).filter((place) => place !== undefined)
  const found = places.filter(isFoundAt).length
  return { all: rows.length, found, notFound: places.length - found, unasked }
})

/** How many changes are not at the centre, and how many of them may be saved: complete, and nobody has to choose first. */
export const selectUnsaved = createSelector(
  [
    selectQuestionRows,
    ({ questions }: RootState) => questions.changes.length,
    ({ questions }: RootState) => questions.conflicts.length,
  ],
  (rows, changes, conflicts) => ({
    count: changes + conflicts,
    ready: changes - rows.filter(({ fault }) => fault !== null).length,
  }),
)
