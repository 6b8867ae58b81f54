import { createSelector } from '@reduxjs/toolkit'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { phaseOf } from '../../../shared/interaction/handle-time.ts'
import type { RootState } from '../../app/store-types.ts'
import { countFrom, waitingSince } from '../interaction/utterances.ts'

type OfOne = Pick<RootState, 'interaction' | 'composer'>
type Open = NonNullable<OfOne['interaction']['open']>
/** An open interaction with what is being written in it. */
export type OpenOne = { readonly open: Open; readonly composer: OfOne['composer'] }

/** All open interactions, in the order of their tabs. */
export const selectOpenOnes = createSelector(
  [({ desk }: RootState) => desk, ({ interaction }: RootState) => interaction, ({ composer }: RootState) => composer],
  (desk, interaction, composer): readonly OpenOne[] =>
    desk.order.flatMap((interactionId) => {
      const one: OfOne | undefined = desk.parked[interactionId] ?? { interaction, composer }
      return one.interaction.open ? [{ open: one.interaction.open, composer: one.composer }] : []
    }),
)

export const selectOpenOne = (state: RootState, interactionId: string): OpenOne | null =>
  selectOpenOnes(state).find(({ open }) => open.interactionId === interactionId) ?? null

/**
 * The interaction in which a conversation goes on. One that was handed over and came back is open twice: what is left of
 * the first is its wrap-up.
 */
export const selectOneOfConversation = (state: RootState, conversationId: string): OpenOne | null =>
  selectOpenOnes(state).find(
    ({ open }) => open.centre?.conversationId === conversationId && phaseOf(open.facts) !== 'after-call',
  ) ?? null

/** Whether anything is open, in front or not. */
export const selectIsAnyOpen = (state: RootState): boolean => state.desk.order.length > 0

export const channelOf = ({ centre, facts }: Open) =>
  centre?.channel ??
  facts.find((fact): fact is Extract<Fact, { kind: 'offered' }> => fact.kind === 'offered')?.channel ??
  'voice'

/** Whether the agent is on the telephone: a call of the centre, or whatever was started here by hand. */
export const selectHasCall = (state: RootState): boolean =>
  selectOpenOnes(state).some(({ open }) => open.centre === null || open.centre.channel === 'voice')

/** The queues that what is open came from. */
export const selectQueues = createSelector([selectOpenOnes], (ones): readonly string[] => [
  ...new Set(ones.flatMap(({ open }) => open.centre?.queue ?? [])),
])

export type ConversationTab = {
  readonly interactionId: string
  readonly number: number
  readonly channel: 'voice' | 'chat'
  readonly phase: ReturnType<typeof phaseOf>
  /** Whom it is with, or the queue that it came from; null: nobody said. */
  readonly name: string | null
  readonly isInFront: boolean
  /** What the resident said since the agent last looked. */
  readonly unread: number
  /** Since when somebody waits: the resident for an answer, or the whole conversation for an agent; null: nobody. */
  readonly waitsSince: number | null
  /** Null: the source does not say. */
  readonly residentConnected: boolean | null
}

const selectFrontId = ({ interaction }: RootState) => interaction.open?.interactionId ?? null

export const selectTabs = createSelector([selectOpenOnes, selectFrontId], (ones, front): readonly ConversationTab[] =>
  ones.map(({ open }, index) => tabOf(open, index + 1, open.interactionId === front)),
)

function tabOf(open: Open, number: number, isInFront: boolean): ConversationTab {
  const { interactionId, conversation, centre, facts, seen } = open
  const phase = phaseOf(facts)
  return {
    interactionId,
    number,
    channel: channelOf(open),
    phase,
    name: centre?.resident ?? centre?.queue ?? null,
    isInFront,
    unread: isInFront ? 0 : Math.max(0, countFrom('resident', conversation) - seen),
    waitsSince: waitsSince(open, phase),
    residentConnected: centre?.residentConnected ?? null,
  }
}

function waitsSince({ centre, conversation }: Open, phase: ConversationTab['phase']): number | null {
  if (phase === 'waiting') return centre?.offeredAt ?? null
  return phase === 'talking' && centre?.channel === 'chat' ? waitingSince(conversation) : null
}
