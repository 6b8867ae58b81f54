import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { longestUtterance } from '../../shared/conversation/utterance.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import { type PracticeScript, practiceScriptSchema } from '../../shared/practice/script.ts'
import { errorCode, StartFailure } from '../start-failure.ts'

/** A conversation that can be played: who says what, in turn. */
export type Recording = {
  readonly name: string
  readonly channel: 'voice' | 'chat'
  /** Null: not said. */
  readonly language: Language | null
  readonly turns: readonly Turn[]
}
export type Turn = {
  readonly speaker: 'resident' | 'agent'
  readonly text: string
  /** The silence before it; null: as people talk. */
  readonly pauseMs: number | null
}

/** One line of a file of dialogues; whatever else stands there is for others. */
const dialogueSchema = z.object({
  id: z.string().min(1).max(100),
  turns: z
    .array(z.object({ role: z.enum(['user', 'agent']), text: z.string().trim().min(1).max(longestUtterance) }))
    .min(1),
})

/**
 * The conversations of a file: a practice script (JSON), or dialogues, one a line (JSONL), plain or packed with gzip.
 * Throws a `StartFailure` that says what is wrong where.
 */
export async function readRecordings(file: string): Promise<Recording[]> {
  const text = await readText(file)
  const whole = parseJson(text)
  const script = practiceScriptSchema.safeParse(whole)
  if (script.success) return [fromScript(script.data)]
  // Several lines are no JSON together; a value over several lines was meant as a script.
  if (whole !== undefined && text.trim().includes('\n')) throw neither(file, 'As a script', script.error)
  return readDialogues(file, text)
}

function readDialogues(file: string, text: string): Recording[] {
  const recordings: Recording[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const dialogue = dialogueSchema.safeParse(parseJson(line))
    if (!dialogue.success) throw neither(file, `Line ${index + 1}`, dialogue.error)
    recordings.push(fromDialogue(dialogue.data))
  }
  if (recordings.length === 0) throw new StartFailure(`${file} is empty: there is no conversation in it.`)
  return recordings
}

const neither = (file: string, where: string, error: z.ZodError) =>
  new StartFailure(
    `${file} is neither a practice script nor dialogues, one a line. ${where}:\n${z.prettifyError(error)}`,
  )

async function readText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file)
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
    return new TextDecoder('utf-8', { fatal: true }).decode(isPacked ? gunzipSync(bytes) : bytes)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new StartFailure(`There is no file ${file}.`)
    throw new StartFailure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const fromScript = ({ scriptId, channel, language, turns }: PracticeScript): Recording => ({
  name: scriptId,
  channel,
  language,
  turns: turns.map(({ text, pauseMs }) => ({ speaker: 'resident', text, pauseMs })),
})

const fromDialogue = ({ id, turns }: z.infer<typeof dialogueSchema>): Recording => ({
  name: id,
  channel: 'voice',
  language: null,
  turns: turns.map(({ role, text }) => ({ speaker: role === 'user' ? 'resident' : 'agent', text, pauseMs: null })),
})
