import { z } from 'zod'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { Told } from '../adapter.ts'
import { derivedOffset, languageOf, readPart, tell, utteranceText } from '../tell.ts'

const spokenSchema = z.object({
  Id: z.string().min(1).max(120),
  ParticipantRole: z.string(),
  EndOffsetMillis: z.number().int().nonnegative(),
})
const transcriptSchema = spokenSchema.extend({ Content: z.string() })
const partialSchema = spokenSchema.extend({ TranscriptId: z.string().min(1).max(120), PartialContent: z.string() })

const segmentsSchema = z.object({
  EventType: z.string(),
  ContactId: z.string().min(1),
  LanguageCode: z.string().nullish(),
  Segments: z
    .array(z.object({ Transcript: transcriptSchema.optional(), Utterance: partialSchema.optional() }))
    .nullish(),
})

/**
 * What Contact Lens heard in a call. Segments count from the start of the contact and do not say when that was, so the
 * instant is that of the stream's record.
 */
export function hearSegments(payload: unknown, at: EpochMs): Told[] {
  const { EventType, ContactId, LanguageCode, Segments } = readPart(segmentsSchema, payload)
  if (EventType !== 'SEGMENTS') return []
  const base = { kind: 'utterance' as const, at, language: languageOf(LanguageCode) }
  return (Segments ?? []).flatMap(({ Transcript, Utterance }): Told[] => {
    const whole = utteranceText(Transcript?.Content)
    if (Transcript && whole !== null) {
      const offset = derivedOffset('transcript', Transcript.Id)
      const speaker = speakerOf(Transcript.ParticipantRole)
      return [tell(ContactId, { ...base, offset, utteranceId: Transcript.Id, speaker, text: whole })]
    }
    const part = utteranceText(Utterance?.PartialContent)
    if (!Utterance || part === null) return []
    // It goes by under the name of the transcript that replaces it.
    const { TranscriptId: utteranceId, EndOffsetMillis: offset, ParticipantRole } = Utterance
    const speaker = speakerOf(ParticipantRole)
    return [tell(ContactId, { ...base, offset, utteranceId, speaker, text: part, final: false })]
  })
}

const speakerOf = (role: string) => (role === 'AGENT' ? 'agent' : 'resident')
