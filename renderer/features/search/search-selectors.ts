import { createSelector } from '@reduxjs/toolkit'
import type { AnswerSearch } from '../../../shared/knowledge/answer-search.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import type { Suggestion } from '../../../shared/knowledge/suggestion.ts'
import { maskPersonalData } from '../../../shared/privacy/mask.ts'
import type { RootState } from '../../app/store-types.ts'
import { selectResidentLanguage } from '../interaction/interaction-selectors.ts'
import { type Missing, missingKey } from './search-slice.ts'

/** The longest text to search for; what a search takes, and what is recorded of it. */
export const searchLimit = 500

/** The language searched in: as chosen in the box, else the resident's. */
export const selectSearchLanguage = (state: RootState): Language =>
  state.search.language ?? selectResidentLanguage(state)

export function selectAnswerSearch(state: RootState): AnswerSearch | null {
  const { isOpen, text, service } = state.search
  return isOpen ? { text, service, language: selectSearchLanguage(state) } : null
}

/** Rows under one name; `name` is null for what was searched for. */
export type RowGroup = { readonly name: 'recent' | 'mostUsed' | null; readonly rows: readonly Suggestion[] }

/** What the box lists: what was found, or for an empty text what was used lately and what is used most, each once. */
export const selectRowGroups = createSelector([({ search }: RootState) => search.result], (result): RowGroup[] => {
  if (!result) return []
  const { found, recent, mostUsed } = result
  const others = mostUsed.filter(({ answerId }) => !recent.some((row) => row.answerId === answerId))
  const groups: RowGroup[] = [
    { name: null, rows: found },
    { name: 'recent', rows: recent },
    { name: 'mostUsed', rows: others },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
})

/** All rows in the order in which the arrows go through them. */
export const selectRows = createSelector([selectRowGroups], (groups) => groups.flatMap(({ rows }) => rows))

/** What was searched for and is nowhere, as it would be recorded; null when something was found or nothing asked. */
export function selectMissing(state: RootState): Missing | null {
  const { isOpen, text, service, result } = state.search
  const isAnswered = isOpen && result?.text === text && text.trim() !== ''
  if (!isAnswered || result.total > 0) return null
  const query = maskPersonalData(text.trim()).slice(0, searchLimit)
  return { query, language: selectSearchLanguage(state), service }
}

/** Whether what is missing now was already told to those who write answers. */
export function selectIsMissingTold(state: RootState): boolean {
  const missing = selectMissing(state)
  return missing !== null && state.search.told.includes(missingKey(missing))
}
