import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import type { EpochMs } from '../../../shared/clock.ts'
import type { Read } from '../http/read-events.ts'
import type { Source } from '../sources-repository.ts'

/*
 * What differs between platforms is an adapter's business: how a request proves where it comes from, what it tells in
 * our words, and how a reply gets back. What they tell is pure: the same request gives the same events again.
 */

/** One request of a platform, as it came. */
export type Delivery = {
  readonly method: string
  /** Path and query as they stand in the request. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly arrivedAt: EpochMs
}

/** `isAssumed`: the platform did not say that it begins; it counts only for a conversation that is not going on. */
export type Told = Read & { readonly isAssumed?: boolean }

/** Something an agent did that the platform has to be told. */
export type OutgoingReply = {
  /** The platform's name for the conversation. */
  readonly conversation: string
  /** Ours for this reply: the same at every attempt. */
  readonly name: string
  readonly saidAt: EpochMs
  /** Null: the agent ended the conversation. */
  readonly text: string | null
  /** An earlier attempt may have arrived without our hearing of it. */
  readonly isRepeat: boolean
}

/** An adapter with the settings of one source. */
export type OpenAdapter = {
  readonly isGenuine: (delivery: Delivery) => boolean
  /** Throws a `Problem` when the body as a whole cannot be read. */
  readonly hear: (delivery: Delivery) => readonly Told[]
  /** Resolves once the platform has it; rejects with a `PlatformFault`. Absent: nothing goes back. */
  readonly reply?: (reply: OutgoingReply) => Promise<void>
}

export type Adapter = {
  readonly settings: z.ZodType
  /** What the platform expects as an answer: what became of its events, or nothing with this status. */
  readonly answer: 'receipt' | 200 | 204
  /** Whether a conversation that is over may go on under the same name. */
  readonly goesOn: boolean
  /** Null when the settings of the source cannot be read. */
  readonly open: (source: Source) => OpenAdapter | null
}

/** An adapter whose settings are read by `settings` before it sees them. */
export function defineAdapter<Settings extends z.ZodType>({
  settings,
  connect,
  ...rest
}: {
  readonly settings: Settings
  readonly connect: (source: Source, settings: z.output<Settings>) => OpenAdapter
} & Pick<Adapter, 'answer' | 'goesOn'>): Adapter {
  return {
    ...rest,
    settings,
    open: (source) => {
      const read = settings.safeParse(source.settings)
      return read.success ? connect(source, read.data) : null
    },
  }
}
