import { type PublishedPage, type PublishedText, publishedPageSize } from '../../../shared/content/content-here.ts'
import type { ReleaseIdentity } from '../../../shared/knowledge/release.ts'
import type { AppThunk } from '../../app/store-types.ts'
import type { Bridge } from '../../bridge.ts'
import { failureOf } from './content-fault.ts'
import { haystackOf } from './content-rows.ts'
import { selectRows, selectToday } from './content-selectors.ts'
import { countsRead, draftsNotRead, draftsRead, keptTextsRead, publishedRead, rowReached } from './content-slice.ts'

/** Lists what is published, unless that release is listed already. */
export const readPublished =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { installed } = getState().connection.release
    if (installed && installed.hash === getState().content.release?.hash) return
    const { first, texts } = await readAllPages(bridge)
    dispatch(publishedRead({ published: texts, release: first.release, timeZone: first.timeZone ?? 'UTC' }))
  }

/** Page by page; from the beginning when another release was installed in between. */
async function readAllPages(bridge: Bridge): Promise<{ first: PublishedPage; texts: PublishedText[] }> {
  const first = await bridge.request('content:published', { from: 0 })
  const texts = [...first.texts]
  for (let from = publishedPageSize; from < first.total; from += publishedPageSize) {
    const page = await bridge.request('content:published', { from })
    if (!isSame(page.release, first.release)) return readAllPages(bridge)
    texts.push(...page.texts)
    // Between two pages, so that no single moment is spent on all of them.
    for (const text of page.texts) haystackOf(text)
  }
  return { first, texts }
}

const isSame = (a: ReleaseIdentity | null, b: ReleaseIdentity | null) => a?.number === b?.number && a?.hash === b?.hash

/** Reads what the centre has of drafts. */
export const readDrafts =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('content:drafts', {})
    dispatch(answer.ok ? draftsRead(answer.value) : draftsNotRead(failureOf(answer)))
  }

/** Reads what became of the texts; what was known stays when the centre does not say. */
export const readCounts =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('content:counts', {})
    if (answer.ok) dispatch(countsRead(answer.value.counts))
  }

export const readKeptTexts =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    dispatch(keptTextsRead((await bridge.request('content:kept', {})).texts))
  }

/** The arrows and their like: so many rows on, no further than the ends. */
export const moveRow =
  (by: number): AppThunk =>
  (dispatch, getState, { clock }) => {
    const state = getState()
    const rows = selectRows(state, selectToday(state, clock.now()))
    const at = rows.findIndex(({ key }) => key === state.content.reached)
    const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 && by > 0 ? by - 1 : at + by))]
    if (next) dispatch(rowReached(next.key))
  }
