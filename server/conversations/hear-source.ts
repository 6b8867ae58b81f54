import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { Clock } from '../../shared/clock.ts'
import { isMomentary, type SourceEvent } from '../../shared/conversation/source-event.ts'
import type { HashContact } from './contact-key.ts'
import type { Happening } from './conversation-rules.ts'
import type { DeskFeed } from './desk-feed.ts'
import type { Intake } from './intake.ts'
import type { SourceRegister } from './source-register.ts'
import type { Source } from './sources-repository.ts'
import type { Item, ItemOutcome } from './take-events.ts'

/** One event of one conversation, as a source tells it. */
export type Heard = { readonly conversation: string; readonly event: SourceEvent }

/** What became of each event. */
export type HeardOutcome =
  | { readonly kind: 'taken' | 'repeated' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly detail: string }

const refusals = {
  'offset-taken': 'Another event came under this offset before. Give each event an offset of its own.',
  over: 'This conversation is over and its words are deleted. Begin another one.',
  'unknown-agent':
    'Nobody of that name may sign in here. Name a sign-in name, or translate the name in the settings of the source.',
  'in-the-future': 'It is said to happen more than five minutes from now. Set the clock of the source.',
} as const
type RefusalReason = keyof typeof refusals

const furthestAheadMs = 5 * 60_000

export type Hearing = {
  /** Takes them in the order given; resolves once they are committed. Rejects when the database does not take them. */
  hear(source: Source, heard: readonly Heard[]): Promise<HeardOutcome[]>
}

export function createHearing({
  clock,
  sources,
  intake,
  feed,
  hashContact,
}: {
  readonly clock: Clock
  readonly sources: SourceRegister
  readonly intake: Pick<Intake, 'take'>
  readonly feed: Pick<DeskFeed, 'moment'>
  readonly hashContact: HashContact
}): Hearing {
  const toItem = async (source: Source, { conversation, event: told }: Heard): Promise<Item | RefusalReason> => {
    // First of all: not even what is kept to tell that an event came again may lead back to a number.
    const event = told.kind === 'offered' ? withoutNumber(told, hashContact) : told
    if (event.at > clock.now() + furthestAheadMs) return 'in-the-future'
    const what = await toHappening(sources, source, event)
    if (typeof what === 'string') return what
    const where = { sourceId: source.sourceId, sourceKey: conversation }
    return { where, what, offset: event.offset, digest: digestOf(event) }
  }

  const prepare = (source: Source, one: Heard): Promise<Item | RefusalReason | null> =>
    isMomentary(one.event) ? Promise.resolve(null) : toItem(source, one)

  const passBy = (source: Source, heard: readonly Heard[]) => {
    for (const { conversation, event } of heard) {
      if (isMomentary(event)) feed.moment(source.sourceId, conversation, event)
    }
  }

  return {
    hear: async (source, heard) => {
      const prepared = await Promise.all(heard.map((one) => prepare(source, one)))
      const taken = await intake.take(prepared.filter((one) => typeof one === 'object' && one !== null))
      // What goes by is told after what stays, so that it finds its conversation there.
      passBy(source, heard)
      const outcomes = [...taken]
      return prepared.map((one) => {
        if (one === null) return { kind: 'taken' }
        return typeof one === 'string' ? refused(one) : toOutcome(outcomes.shift())
      })
    },
  }
}

const toOutcome = (outcome: ItemOutcome | undefined): HeardOutcome =>
  outcome?.kind === 'refused' ? refused(outcome.reason as RefusalReason) : { kind: outcome?.kind ?? 'taken' }

const refused = (reason: RefusalReason): HeardOutcome => ({ kind: 'refused', reason, detail: refusals[reason] })

const withoutNumber = (offered: Extract<SourceEvent, { kind: 'offered' }>, hashContact: HashContact) => ({
  ...offered,
  contact: offered.contact && hashContact(offered.contact),
})

/** A contact that is not told is left out: what came before anybody told one is still known. */
const digestOf = (event: SourceEvent) => {
  const told = 'contact' in event && event.contact === null ? { ...event, contact: undefined } : event
  return createHash('sha256').update(canonicalJson(told)).digest('base64url')
}

async function toHappening(
  sources: SourceRegister,
  source: Source,
  event: SourceEvent,
): Promise<Happening | 'unknown-agent'> {
  const { at } = event
  const find = async (agent: string | null) => (agent === null ? null : await sources.person(source, agent))
  switch (event.kind) {
    case 'offered': {
      const agent = await find(event.agent)
      if (event.agent !== null && !agent) return 'unknown-agent'
      const { channel, queue, language, resident, contact } = event
      return { kind: 'offered', at, channel, queue, agentId: agent?.personId ?? null, language, resident, contact }
    }
    case 'accepted': {
      const agent = await find(event.agent)
      if (event.agent !== null && !agent) return 'unknown-agent'
      return { kind: 'accepted', at, agentId: agent?.personId ?? null }
    }
    case 'transferred': {
      const agent = await find(event.agent)
      if (event.agent !== null && !agent) return 'unknown-agent'
      const to = agent?.displayName ?? event.queue ?? ''
      return { kind: 'transferred', at, agentId: agent?.personId ?? null, queue: event.queue, to, handOver: null }
    }
    case 'utterance': {
      const { utteranceId, speaker, text, language } = event
      return { kind: 'utterance', at, utterance: { utteranceId, speaker, text, language, heardAt: at } }
    }
    case 'connected':
      return { kind: 'connected', at, connected: event.connected }
    case 'ended':
      return { kind: 'ended', at, by: event.by }
    case 'held':
    case 'resumed':
      return { kind: event.kind, at }
    case 'typing':
      throw new TypeError('what goes by is not kept')
  }
}
