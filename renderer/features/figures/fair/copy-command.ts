import type { After, HeldInteraction, HeldRecord } from '../../../../shared/fair/held.ts'
import { type RecordKind, recorded, recordKinds } from '../../../../shared/fair/recorded.ts'
import { largestCopy } from '../../../../shared/ipc-contract.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import { copyWent, type HeldFault, heldFailed } from './held-slice.ts'

type Answer<Row> = { ok: true; value: { rows: Row[]; next: After | null } } | { ok: false; reason: HeldFault }

/** Interactions and facts are told whole, beside the lists of the other kinds. */
const listed = recordKinds.filter((kind) => kind !== 'interaction' && kind !== 'fact')

/** Puts all that the centre holds about whoever is signed in on the clipboard, as JSON with the facts as they were recorded. */
export const copyHeld =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, clock }) => {
    const { language } = getState().settings
    let count = 0
    /** Page by page; null once the centre could not tell one. */
    async function readAll<Row>(page: (after: After | null) => Promise<Answer<Row>>): Promise<Row[] | null> {
      const rows: Row[] = []
      let after: After | null = null
      do {
        const answer: Answer<Row> = await page(after)
        if (!answer.ok) {
          dispatch(heldFailed(answer.reason))
          return null
        }
        rows.push(...answer.value.rows)
        count += answer.value.rows.length
        dispatch(copyWent({ state: 'reading', count }))
        after = answer.value.next
      } while (after)
      return rows
    }
    const records: Partial<Record<RecordKind, unknown>> = {}
    for (const kind of listed) {
      const rows = await readAll<HeldRecord>((after) => bridge.request('held:list', { kind, after }))
      if (!rows) return
      const { name, holds } = recorded[kind]
      records[kind] = { name: name[language], holds: holds[language], records: rows }
    }
    const interactions = await readAll<HeldInteraction>((after) => bridge.request('held:interactions', { after }))
    const facts = interactions && (await readAll<unknown>((after) => bridge.request('held:facts', { after })))
    if (!facts) return
    const about = { madeAt: new Date(clock.now()).toISOString(), person: getState().session.person }
    const text = JSON.stringify({ ...about, records, interactions, facts }, null, 1)
    if (text.length > largestCopy) return void dispatch(copyWent({ state: 'too-large', count }))
    await bridge.request('clipboard:write', { text })
    dispatch(copyWent({ state: 'copied', count }))
  }
