import type { AnswerId } from './answer.ts'

/** An answer that may become a card. */
export type Contestant = { readonly key: AnswerId; readonly belief: number; readonly confidence: number }

const mostCards = 3

/** A card that stands stays while no other is this many times as probable. */
const staying = 12

/** A card that stands may fall this far below the floor: it appeared for a reason, and a half-typed word takes it back. */
const stayingFloor = 0.4

/** In the middle of a word newcomers must be surer by this: the next letters may take them back. */
const typingFloor = 1.6

/**
 * Which answers become cards, so that cards stay put while nothing is clearly better. Those that stay come first, in the
 * order in which they stand; newcomers follow, the most probable first.
 *
 * @param typing whether a word is half typed
 */
export function chooseCards<Given extends Contestant>(
  given: readonly Given[],
  showing: readonly AnswerId[],
  floor: number,
  typing: boolean,
): Given[] {
  const stands = ({ key }: Given) => showing.includes(key)
  const newcomers = typing ? typingFloor : 1
  const orderOf = (one: Given) => one.belief * (stands(one) ? staying : 1)
  const chosen = given
    .filter((one) => one.confidence >= floor * (stands(one) ? stayingFloor : newcomers))
    .sort((a, b) => orderOf(b) - orderOf(a))
    .slice(0, mostCards)
  const kept = showing.flatMap((key) => chosen.filter((one) => one.key === key))
  return [...kept, ...chosen.filter((one) => !stands(one))]
}
