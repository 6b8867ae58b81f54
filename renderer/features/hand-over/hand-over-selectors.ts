import { createSelector } from '@reduxjs/toolkit'
import type { HandOverCard, TransferTarget } from '../../../shared/conversation/hand-over.ts'
import type { PresenceState } from '../../../shared/conversation/presence.ts'
import { fold } from '../../../shared/knowledge/engine/words.ts'
import { maskPersonalData } from '../../../shared/privacy/mask.ts'
import type { RootState } from '../../app/store-types.ts'
import { selectUsed, selectWrapUp } from '../wrap-up/wrap-up-selectors.ts'

/** What the card takes. */
export const askedLimit = 500
export const notesLimit = 4_000
const mostAnswers = 20
const titleLimit = 300

/** A text of the card as it leaves this workstation. */
export const maskedFor = (limit: number, text: string): string => maskPersonalData(text.trim()).slice(0, limit)

/** The card as the conversation itself fills it in. */
export function selectProposedCard(state: RootState): HandOverCard {
  const open = state.interaction.open
  const { topic } = selectWrapUp(state)
  const titleOf = (answerId: string) => (state.answer.met[answerId]?.title ?? answerId).slice(0, titleLimit)
  const asked = open?.conversation.find(({ speaker, interim }) => speaker === 'resident' && !interim)?.text ?? ''
  const used = [...new Set(selectUsed(state).map(({ answerId }) => answerId))].slice(-mostAnswers)
  return {
    topic,
    topicTitle: topic === null ? null : titleOf(topic),
    asked: maskedFor(askedLimit, asked),
    answers: used.map((answerId) => ({ answerId, title: titleOf(answerId) })),
    notes: maskedFor(notesLimit, open?.notes ?? ''),
  }
}

export type TargetRow = {
  /** What it is known by, in every list. */
  readonly key: string
  readonly to: TransferTarget
  readonly name: string
  /** Null for a queue. */
  readonly state: PresenceState | null
}

const orderOf = ({ state, name }: TargetRow) => [state === 'available' ? 0 : 1, fold(name)] as const

const byUse = (one: TargetRow, other: TargetRow): number => {
  const [[rank, name], [otherRank, otherName]] = [orderOf(one), orderOf(other)]
  return rank - otherRank || name.localeCompare(otherName)
}

/** Where it may go, as filtered: colleagues who are available, the other colleagues, then the queues. */
export const selectTargetRows = createSelector(
  [({ handOver }: RootState) => handOver.targets, ({ handOver }: RootState) => handOver.filter],
  (targets, filter): readonly TargetRow[] => {
    const colleagues = (targets?.colleagues ?? []).map(
      ({ personId, displayName: name, state }): TargetRow => ({
        key: personId,
        to: { kind: 'agent', personId },
        name,
        state,
      }),
    )
    const queues = (targets?.queues ?? []).map(
      (queue): TargetRow => ({ key: `queue:${queue}`, to: { kind: 'queue', queue }, name: queue, state: null }),
    )
    return [...colleagues.sort(byUse), ...queues.sort(byUse)].filter(({ name }) =>
      fold(name).includes(fold(filter.trim())),
    )
  },
)

/** The row that Enter hands over to, from 0; -1 when it is no longer in the list: nobody else is taken for it. */
export const selectReachedRow = createSelector(
  [selectTargetRows, ({ handOver }: RootState) => handOver.reached],
  (rows, reached) => rows.findIndex(({ key }) => key === reached),
)
