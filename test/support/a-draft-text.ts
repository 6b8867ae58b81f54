import type { DraftText } from '../../shared/content/draft.ts'
import { anAnswer } from './a-release.ts'

/** A draft's text with everything filled in. */
export function aDraftText(more: Partial<DraftText> = {}): DraftText {
  const { answerId: _answerId, language: _language, revisedOn: _revisedOn, apart: _apart, ...text } = anAnswer()
  return { ...text, apart: null, ...more }
}
