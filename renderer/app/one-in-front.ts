import type { Reducer, UnknownAction } from '@reduxjs/toolkit'
import {
  cameToFront,
  conversationTold,
  draftRestored,
  interactionOffered,
  leftFront,
  sessionEnded,
  wrapUpSubmitted,
} from './events.ts'

/*
 * Several interactions are open, one is in front. Every feature knows one interaction only: what belongs to one is kept
 * as a set, the sets of the others are parked, and an action that names an interaction is reduced in its set, wherever
 * that is. So what happens in one conversation touches no other.
 *
 *   opened by the agent ──▶ front ◀── cameToFront ──▶ parked
 *   opened by itself ─────▶ front if nothing is there, else parked
 *   wrapped up in front ──▶ the next one comes forward: the agent's own key did it
 *   gone from the front ──▶ nothing comes forward: what somebody is typing must not end in another conversation
 */

export type Several<One> = {
  readonly front: One
  readonly parked: Readonly<Record<string, One>>
  /** Every open interaction, in the order in which they were opened. */
  readonly order: readonly string[]
  /** How the one in front came there: only what the agent did may move the cursor. */
  readonly broughtBy: 'agent' | 'itself'
}

/** Many sets in place of one. @param idOf the interaction that a set is of; null: of none. */
export function severalOf<One>(reducer: Reducer<One>, idOf: (one: One) => string | null): Reducer<Several<One>> {
  type State = Several<One>

  const withParked = (state: State, interactionId: string, one: One): State => {
    const { [interactionId]: _before, ...others } = state.parked
    const parked = idOf(one) === null ? others : { ...others, [interactionId]: one }
    return { ...state, parked, order: orderOf(state, idOf(state.front), parked) }
  }

  const parkFront = (state: State): State => {
    const interactionId = idOf(state.front)
    if (interactionId === null) return state
    return { ...state, parked: { ...state.parked, [interactionId]: reducer(state.front, leftFront()) } }
  }

  const withFront = (state: State, front: One, broughtBy = state.broughtBy): State => {
    if (front === state.front && broughtBy === state.broughtBy) return state
    return { ...state, front, broughtBy, order: orderOf(state, idOf(front), state.parked) }
  }

  const bringToFront = (state: State, interactionId: string): State => {
    const { [interactionId]: front, ...others } = parkFront(state).parked
    // In front already: from now on because the agent wants it there.
    if (idOf(state.front) === interactionId) return withFront(state, state.front, 'agent')
    if (front === undefined) return state
    return withFront({ ...state, parked: others }, front, 'agent')
  }

  const opened = (state: State, action: UnknownAction): State => {
    const fresh = reducer(undefined, action)
    const interactionId = idOf(fresh)
    if (interactionId === null) return state
    return interactionOffered.match(action)
      ? withFront(parkFront(state), fresh, 'agent')
      : withParked(state, interactionId, fresh)
  }

  const inFront = (state: State, action: UnknownAction): State => {
    const before = idOf(state.front)
    const front = reducer(state.front, action)
    const after = idOf(front)
    if (before === null && after !== null) {
      return withFront(state, front, interactionOffered.match(action) ? 'agent' : 'itself')
    }
    const next = withFront(state, front)
    const following = wrapUpSubmitted.match(action) && after === null ? neighbour(state.order, before) : null
    return following === null ? next : bringToFront(next, following)
  }

  const inAll = (state: State, action: UnknownAction): State =>
    Object.entries(state.parked).reduce(
      (sofar, [interactionId, one]) => withParked(sofar, interactionId, reducer(one, action)),
      inFront(state, action),
    )

  const empty: State = { front: reducer(undefined, { type: 'empty' }), parked: {}, order: [], broughtBy: 'itself' }

  return (state = empty, action) => {
    if (cameToFront.match(action)) return bringToFront(state, action.payload.interactionId)
    if (sessionEnded.match(action)) return inAll(state, action)
    const named = namedBy(action)
    const front = idOf(state.front)
    const parked = named === null ? undefined : state.parked[named]
    if (named !== null && parked !== undefined) return withParked(state, named, reducer(parked, action))
    if (named === null || front === null || named === front) return inFront(state, action)
    return opensOne(action) ? opened(state, action) : state
  }
}

/** The interaction that an action is about; null: about the one in front, or about none. */
function namedBy({ payload }: UnknownAction): string | null {
  if (typeof payload !== 'object' || payload === null || !('interactionId' in payload)) return null
  return typeof payload.interactionId === 'string' ? payload.interactionId : null
}

const opensOne = (action: UnknownAction) =>
  interactionOffered.match(action) || conversationTold.match(action) || draftRestored.match(action)

/** What is still open keeps its place, what is new comes last. */
function orderOf(
  { order }: { readonly order: readonly string[] },
  front: string | null,
  parked: Readonly<Record<string, unknown>>,
): readonly string[] {
  const open = new Set([...Object.keys(parked), ...(front === null ? [] : [front])])
  const kept = order.filter((interactionId) => open.has(interactionId))
  const next = [...kept, ...[...open].filter((interactionId) => !kept.includes(interactionId))]
  return next.length === order.length && next.every((interactionId, place) => interactionId === order[place])
    ? order
    : next
}

/** The one after another in the row; the one before it when it was the last; null when it was alone. */
function neighbour(order: readonly string[], interactionId: string | null): string | null {
  const place = interactionId === null ? -1 : order.indexOf(interactionId)
  return order[place + 1] ?? order[place - 1] ?? null
}
