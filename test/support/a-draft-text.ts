import type { DraftText } from '../../shared/content/draft.ts'
import { anAnswer } from './a-release.ts'

/** What an editor has typed, complete unless the test says otherwise. */
export function aDraftText(changes: Partial<DraftText> = {}): DraftText {
  const { answerId: _id, language: _language, revisedOn: _day, apart, ...text } = anAnswer()
  return { ...text, links: [], apart: apart ?? null, ...changes }
}
