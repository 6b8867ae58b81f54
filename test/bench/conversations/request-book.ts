import type { PlatformEvent } from '../../../server/replay/platform.ts'
import { readMark } from '../../server/support/heard-book.ts'
import { type HeardAt, interimKey } from './desk-messages.ts'

/** When the request began in which each utterance first left the platform. */
export type RequestBook = {
  readonly note: (events: readonly PlatformEvent[]) => void
  /** From now on it counts. */
  begin(): void
  /** From the request to the desk, in milliseconds. */
  finals(heard: readonly HeardAt[]): number[]
  interims(heard: readonly HeardAt[]): number[]
  counts(): { readonly requests: number; readonly events: number }
}

const now = () => performance.timeOrigin + performance.now()

export function openRequestBook(): RequestBook {
  const finals = new Map<string, number>()
  const interims = new Map<string, number>()
  const begun = new Set<string>()
  let [requests, events] = [0, 0]
  let counts = false

  const noteEvent = (event: PlatformEvent, at: number) => {
    const mark = event.kind === 'utterance' ? readMark(event.text) : null
    if (!mark || event.kind !== 'utterance') return
    if (event.final) {
      if (!finals.has(mark.id)) finals.set(mark.id, at)
      begun.delete(mark.id)
    } else if (!begun.has(mark.id)) {
      begun.add(mark.id)
      interims.set(interimKey(mark.id, event.text), at)
    }
  }
  /** What somebody is in the middle of saying has no first half-word that counts. */
  const noteBegun = (sent: readonly PlatformEvent[]) => {
    for (const event of sent) {
      const mark = event.kind === 'utterance' && !event.final ? readMark(event.text) : null
      if (mark) begun.add(mark.id)
    }
  }
  const since = (requested: ReadonlyMap<string, number>, heard: readonly HeardAt[]) =>
    heard.flatMap(([key, at]) => {
      const begunAt = requested.get(key)
      return begunAt === undefined ? [] : at - begunAt
    })

  return {
    begin: () => {
      counts = true
    },
    note: (sent) => {
      const at = now()
      if (!counts) return noteBegun(sent)
      requests += 1
      events += sent.length
      for (const event of sent) noteEvent(event, at)
    },
    finals: (heard) => since(finals, heard),
    interims: (heard) => since(interims, heard),
    counts: () => ({ requests, events }),
  }
}
