import type { Utterance } from '../../../shared/conversation/utterance.ts'

/** An utterance on the screen. `unfinished`: its feed stopped before it was final. */
export type Heard = Utterance & { readonly unfinished?: boolean }

/** Whether it may still be replaced by what is heard next. */
export const isLive = ({ interim, unfinished }: Heard): boolean => interim === true && unfinished !== true

/**
 * Puts an utterance where it belongs: in the order in which it was said, whenever it arrives, in the place of the one
 * that had its name. What is still being heard never replaces what is final.
 */
export function placeUtterance(conversation: readonly Heard[], arrived: Utterance): Heard[] {
  const { utteranceId } = arrived
  const before = utteranceId === undefined ? undefined : conversation.find((one) => one.utteranceId === utteranceId)
  if (before && arrived.interim && !before.interim) return [...conversation]
  const others = before ? conversation.filter((one) => one !== before) : conversation
  // While a sentence grows its place stays: a source may move its instant along with every word.
  const placed = before?.interim && arrived.interim ? { ...arrived, heardAt: before.heardAt } : arrived
  const place = others.findLastIndex(({ heardAt }) => heardAt <= placed.heardAt) + 1
  return [...others.slice(0, place), placed, ...others.slice(place)]
}

/** What is still being heard stays as it is, and says so. */
export const leaveUnfinished = (conversation: readonly Heard[]): Heard[] =>
  conversation.map((one) => (isLive(one) ? { ...one, unfinished: true } : one))

export const countFrom = (speaker: Utterance['speaker'], conversation: readonly Heard[]): number =>
  conversation.filter((one) => one.speaker === speaker && !one.interim).length

/** Since when the resident waits for an answer: the first of their utterances behind the agent's last; null: they do not. */
export function waitingSince(conversation: readonly Heard[]): number | null {
  const answered = conversation.findLastIndex(({ speaker }) => speaker === 'agent')
  return (
    conversation.slice(answered + 1).find(({ speaker, interim }) => speaker === 'resident' && !interim)?.heardAt ?? null
  )
}
