import { z } from 'zod'
import type { Told } from '../adapter.ts'
import { derivedOffset, instantSchema, languageOf, tell, utteranceText } from '../tell.ts'

const transcriptSchema = z.object({
  utteranceId: z.string().min(1).max(120),
  isFinal: z.boolean().default(true),
  channel: z.string(),
  dialect: z.string().nullish(),
  alternatives: z.array(
    z.object({
      offsetMs: z.number().nullish(),
      transcript: z.string(),
      decoratedTranscript: z.string().nullish(),
    }),
  ),
})

export const transcriptionSchema = z.object({
  eventTime: instantSchema,
  conversationId: z.string().min(1),
  transcriptionStartTimeMs: z.number().nullish(),
  transcripts: z.array(transcriptSchema).nullish(),
})
type Transcription = z.output<typeof transcriptionSchema>

/** What was said: `EXTERNAL` is the resident, `INTERNAL` the agent. The first alternative is the likeliest. */
export function hearTranscripts({ conversationId, transcripts, ...event }: Transcription): Told[] {
  return (transcripts ?? []).flatMap((transcript) => {
    const { utteranceId, isFinal, channel, dialect, alternatives } = transcript
    const best = alternatives[0]
    const text = utteranceText(best?.decoratedTranscript ?? best?.transcript)
    if (text === null) return []
    return [
      tell(conversationId, {
        kind: 'utterance',
        // What goes by has to grow, what stays has to be the same again.
        offset: isFinal ? derivedOffset('utterance', utteranceId) : event.eventTime,
        at: saidAt(event, best?.offsetMs ?? null),
        utteranceId,
        speaker: channel === 'INTERNAL' ? 'agent' : 'resident',
        text,
        language: languageOf(dialect),
        final: isFinal,
      }),
    ]
  })
}

const saidAt = (
  { transcriptionStartTimeMs: start, eventTime }: Pick<Transcription, 'transcriptionStartTimeMs' | 'eventTime'>,
  offsetMs: number | null,
) => (start != null && offsetMs !== null ? Math.round(start + offsetMs) : eventTime)
