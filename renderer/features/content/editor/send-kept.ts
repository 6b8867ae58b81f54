import type { KeptText } from '../../../../shared/content/content-here.ts'
import type { AppThunk, RootState } from '../../../app/store-types.ts'
import type { Bridge } from '../../../bridge.ts'
import { readDrafts, readKeptTexts, readPublished } from '../content-commands.ts'
import { selectAllRows } from '../content-selectors.ts'
import { isSameText, tidied } from './draft-text.ts'

/*
 * What was typed without the centre and whose editor was closed since:
 *
 *   kept here ── begin, or save over the version that was read ──▶ at the centre, let go of here
 *                                 │
 *                                 │ somebody else was quicker, or the draft is gone
 *                                 ▼
 *                      kept here, until a person opens it and chooses
 */

/** Sends each of them, and lists again what there is. What is open is the editor's to send. */
export const sendKeptTexts =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { texts } = await bridge.request('content:kept', {})
    if (texts.length === 0) return
    await Promise.all([dispatch(readPublished()), dispatch(readDrafts())])
    for (const kept of texts) {
      if (isForAPerson(getState(), kept)) continue
      if (await isAtTheCentre(bridge, kept)) await bridge.request('content:let-go', { draftId: kept.draftId })
    }
    await Promise.all([dispatch(readDrafts()), dispatch(readKeptTexts())])
  }

/** Whether it is open, or waits for a choice, or is the text of an answer that somebody else has written meanwhile under the same id. */
function isForAPerson(state: RootState, kept: KeptText): boolean {
  const { draftId, answerId, language, replaces, version, contested } = kept
  if (contested) return true
  const sides = Object.values(state.editor.open?.sides ?? {})
  if (sides.some((side) => side?.draftId === draftId)) return true
  const isNew = replaces === null && version === null
  return (
    isNew &&
    selectAllRows(state).some(
      (row) => row.answerId === answerId && row.language === language && row.draft?.draftId !== draftId,
    )
  )
}

/** Brings it to the centre. False when it is not there: nobody answers, or a person has to choose. */
async function isAtTheCentre(bridge: Bridge, kept: KeptText): Promise<boolean> {
  if (kept.version !== null) return save(bridge, kept, kept.version)
  const { draftId, answerId, language, replaces } = kept
  const text = tidied(kept.text)
  const about = { draftId, answerId, language, purpose: 'text' as const, replaces }
  const begun = await bridge.request('content:begin', { ...about, text })
  if (!begun.ok) return false
  if (isSameText(begun.value.text, text)) return true
  // It had been begun, with less typed, and the answer to that was lost. What has another version somebody else changed.
  return begun.value.version === 1 && save(bridge, kept, 1)
}

async function save(bridge: Bridge, { draftId, text }: KeptText, version: number): Promise<boolean> {
  const saved = await bridge.request('content:save', { draftId, version, text: tidied(text) })
  if (saved.ok || saved.reason !== 'changed-meanwhile') return saved.ok
  const now = await bridge.request('content:draft', { draftId })
  return now.ok && isSameText(now.value.text, text)
}
