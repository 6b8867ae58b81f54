import { z } from 'zod'
import type { Told } from '../adapter.ts'
import { instantSchema, languageOf, readPart, tell, utteranceText } from '../tell.ts'

/*
 * Twilio numbers what it hears on a call from 1, but gives a partial result no name under which its final one comes: so
 * partial results are left out.
 */

const transcriptionSchema = z.object({
  TranscriptionEvent: z.string(),
  TranscriptionSid: z.string().min(1),
  CallSid: z.string().min(1),
  SequenceId: z.coerce.number().int().nonnegative(),
  Timestamp: instantSchema,
  LanguageCode: z.string().optional(),
  Track: z.string().optional(),
  Final: z.string().optional(),
  TranscriptionData: z.string().optional(),
})

/** The words of somebody on the resident's leg, whose side is the inbound track. */
export function hearTranscription(parameters: unknown): Told[] {
  const told = readPart(transcriptionSchema, parameters)
  if (told.TranscriptionEvent !== 'transcription-content' || told.Final === 'false') return []
  const text = utteranceText(transcriptOf(told.TranscriptionData))
  if (text === null) return []
  return [
    tell(told.CallSid, {
      kind: 'utterance',
      offset: told.SequenceId,
      at: told.Timestamp,
      utteranceId: `${told.TranscriptionSid} ${told.SequenceId}`,
      speaker: told.Track === 'outbound_track' ? 'agent' : 'resident',
      text,
      language: languageOf(told.LanguageCode),
    }),
  ]
}

function transcriptOf(data: string | undefined): string | null {
  try {
    return z.object({ transcript: z.string() }).parse(JSON.parse(data ?? '')).transcript
  } catch {
    return null
  }
}
