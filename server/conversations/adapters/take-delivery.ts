import type { Db } from '../../db/database.ts'
import type { Part } from '../conversation-rules.ts'
import { findBySourceKey } from '../conversations-repository.ts'
import type { Hearing } from '../hear-source.ts'
import { type Receipt, toReceipt } from '../http/read-events.ts'
import type { Source } from '../sources-repository.ts'
import type { Adapter, Told } from './adapter.ts'
import { newestChapter } from './chapters-repository.ts'

type World = { readonly db: Db; readonly hearing: Hearing }

/** Takes what a platform told, in its order; resolves once it is committed. */
export async function takeDelivery(
  { db, hearing }: World,
  source: Source,
  { goesOn }: Pick<Adapter, 'goesOn'>,
  told: readonly Told[],
): Promise<Receipt> {
  const placed = goesOn ? await inTheirChapters(db, source, told) : told
  const counting = await withoutNeedlessBeginnings(db, source, placed)
  const outcomes = await hearing.hear(
    source,
    counting.flatMap((one) => ('heard' in one ? one.heard : [])),
  )
  return toReceipt(counting, outcomes)
}

const namesIn = (told: readonly Told[]) =>
  new Set(told.flatMap((one) => ('heard' in one ? one.heard.conversation : [])))

async function inTheirChapters(db: Db, { sourceId }: Source, told: readonly Told[]): Promise<Told[]> {
  const chapters = new Map<string, string>()
  for (const name of namesIn(told)) {
    const newest = await newestChapter(db, sourceId, name)
    if (newest) chapters.set(name, beginsAnew(told, name, newest) ? newest.next : newest.name)
  }
  return told.map((one) => {
    if (!('heard' in one)) return one
    const { conversation, event } = one.heard
    return { ...one, heard: { conversation: chapters.get(conversation) ?? conversation, event } }
  })
}

/** What is told late of a conversation that is over begins no other. */
const beginsAnew = (
  told: readonly Told[],
  name: string,
  { isForgotten, endedAt }: { readonly isForgotten: boolean; readonly endedAt: number | null },
): boolean =>
  isForgotten &&
  told.some(
    (one) =>
      'heard' in one &&
      one.heard.conversation === name &&
      one.heard.event.kind === 'offered' &&
      one.heard.event.at > (endedAt ?? 0),
  )

/** Somebody who talks, or waits, is not offered once more with everything that is said. */
async function withoutNeedlessBeginnings(db: Db, { sourceId }: Source, told: readonly Told[]): Promise<Told[]> {
  const goingOn = new Set<string>()
  for (const name of namesIn(told.filter(({ isAssumed }) => isAssumed))) {
    const conversation = await findBySourceKey(db, sourceId, name)
    if (conversation?.state.parts.some(isOpen)) goingOn.add(name)
  }
  return told.filter((one) => !one.isAssumed || !('heard' in one) || !goingOn.has(one.heard.conversation))
}

const isOpen = (part: Part) => part.phase !== 'ended' && part.leftPosition === null && part.closedAt === null
