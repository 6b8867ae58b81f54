import { createSelector } from '@reduxjs/toolkit'
import { dayInCity } from '../../../shared/knowledge/answer.ts'
import { isAllowed } from '../../../shared/people/permissions.ts'
import type { RootState } from '../../app/store-types.ts'
import { folded, isAskedFor, publishedRows, withDrafts } from './content-rows.ts'

/** Whether whoever is signed in keeps the content. */
export const selectMayEdit = ({ session }: RootState): boolean =>
  session.person !== null && isAllowed(session.person.roles, 'content:read')

const selectPublishedRows = createSelector([({ content }: RootState) => content.published], publishedRows)

/** Every text, published or being worked on. */
export const selectAllRows = createSelector(
  [selectPublishedRows, ({ content }: RootState) => content.drafts],
  withDrafts,
)

/** The rows that the filter lets through, on that day in the city. */
export const selectRows = createSelector(
  [selectAllRows, ({ content }: RootState) => content.filter, (_state: RootState, today: string) => today],
  (rows, filter, today) => {
    const words = folded(filter.text).split(/\s+/).filter(Boolean)
    return rows.filter((row) => isAskedFor(row, filter, words, today))
  },
)

/** Those who keep answers or are to, each once. */
export const selectOwners = createSelector(
  [({ content }: RootState) => content.published, ({ content }: RootState) => content.drafts],
  (published, drafts) => {
    const owners = [...published, ...drafts].flatMap(({ owner }) => owner || [])
    return [...new Set(owners)].sort()
  },
)

export const selectToday = ({ content }: RootState, now: number): string => dayInCity(now, content.timeZone)
