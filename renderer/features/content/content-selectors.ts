import { createSelector } from '@reduxjs/toolkit'
import { dayInCity } from '../../../shared/knowledge/answer.ts'
import { isAllowed } from '../../../shared/people/permissions.ts'
import type { RootState } from '../../app/store-types.ts'
import { folded, inOrder, isAskedFor, publishedRows, withDrafts } from './content-rows.ts'

/** Whether whoever is signed in keeps the content. */
export const selectMayEdit = ({ session }: RootState): boolean =>
  session.person !== null && isAllowed(session.person.roles, 'content:read')

const selectPublishedRows = createSelector([({ content }: RootState) => content.published], publishedRows)

/** Every text, published or being worked on. */
export const selectAllRows = createSelector(
  [selectPublishedRows, ({ content }: RootState) => content.drafts],
  withDrafts,
)

const selectCounts = ({ content }: RootState) => content.counts

const selectAskedFor = createSelector(
  [
    selectAllRows,
    ({ content }: RootState) => content.filter,
    selectCounts,
    (_state: RootState, today: string) => today,
  ],
  (rows, filter, counts, today) => {
    const words = folded(filter.text).split(/\s+/).filter(Boolean)
    return rows.filter((row) => isAskedFor(row, filter, { words, today, counts }))
  },
)

/** The rows that the filter lets through, on that day in the city, in the order chosen. */
export const selectRows = createSelector(
  [selectAskedFor, ({ content }: RootState) => content.order, selectCounts],
  inOrder,
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
