import { join } from 'node:path'
import { projectFolder } from '../../../electron/launch/environment.ts'
import { checkContent } from '../../../server/content/check-content.ts'
import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import { practiceScripts } from '../../support/practice-scripts.ts'
import { manyAnswers } from '../many-answers.ts'

/** The sample answers of both languages, grown to as many as asked for. */
export async function grownTexts(count: number, copies?: 'other-topics'): Promise<AnswerText[]> {
  const { texts } = await checkContent(join(projectFolder, 'assets/content'))
  return manyAnswers(texts, count, copies)
}

/** What residents said in the English practice scripts, one list of utterances a conversation. */
export async function conversations(): Promise<string[][]> {
  const scripts = (await practiceScripts()).filter(({ language }) => language === 'en')
  return scripts.map(({ turns }) => turns.map(({ text }) => text))
}

/** The questions of a desk, in the order in which they come: by conversation, after each utterance. */
export type Questions = {
  /** The newest utterance alone. */
  readonly last: readonly (readonly string[])[]
  /** All that was said so far. */
  readonly conversation: readonly (readonly string[])[]
  /** What was said, and the next utterance typed letter by letter into the notes: the last element is the notes. */
  readonly keystroke: readonly (readonly string[])[]
}

const typedConversations = 6
const typedUtterances = 3

export async function questions(): Promise<Questions> {
  const all = await conversations()
  const soFar = all.flatMap((said) => said.map((_, place) => said.slice(0, place + 1)))
  const typed = all
    .slice(0, typedConversations)
    .flatMap((said) =>
      said
        .slice(0, typedUtterances)
        .flatMap((text, place) =>
          Array.from(text, (_, letter) => [...said.slice(0, place), text.slice(0, letter + 1)]),
        ),
    )
  return { last: soFar.map((said) => said.slice(-1)), conversation: soFar, keystroke: typed }
}
