import type { EpochMs } from '../../../../shared/clock.ts'
import type { Told } from '../adapter.ts'
import { hearCallStatus } from './hear-call-status.ts'
import { hearConversation } from './hear-conversation.ts'
import { hearTranscription } from './hear-transcription.ts'
import type { TwilioSettings } from './twilio-settings.ts'

/** What hearing needs of the settings. */
export type TwilioHearing = Pick<TwilioSettings, 'agents' | 'queue' | 'author'>

/** What a request of Twilio tells; nothing when it is about something else. Throws a `Problem`. */
export function hearTwilio(parameters: unknown, settings: TwilioHearing, arrivedAt: EpochMs): readonly Told[] {
  if (has(parameters, 'TranscriptionEvent')) return hearTranscription(parameters)
  if (has(parameters, 'EventType')) return hearConversation(parameters, settings, arrivedAt)
  return has(parameters, 'CallStatus') ? hearCallStatus(parameters, settings, arrivedAt) : []
}

const has = (parameters: unknown, name: string): boolean =>
  typeof parameters === 'object' && parameters !== null && name in parameters
