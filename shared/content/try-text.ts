import type { Revision } from '../knowledge/answer.ts'
import type { Edition, KnowledgeWorld } from '../knowledge/knowledge.ts'
import { changeShelves } from '../knowledge/shelves.ts'
import { createKnowledge } from '../knowledge/suggest.ts'
import type { TextTrial, TriedQuestion } from './content-here.ts'

/** No text of a release has this id: those are hashes. */
const draftRevisionId = 'draft'

export type TryText = (edition: Edition, trial: TextTrial) => TriedQuestion[]

/**
 * The engine that agents have, on a copy with a draft in it. What one workstation has learnt counts for nothing here,
 * since the answer goes to all of them.
 */
export function createTryText({ clock, revisionOf }: KnowledgeWorld): TryText {
  let draft: Revision | null = null
  const knowledge = createKnowledge({ clock, revisionOf: (id) => (id === draftRevisionId ? draft : revisionOf(id)) })

  const tryQuestion = (question: string, { language }: TextTrial): TriedQuestion => {
    // The space: a question that was asked to its end has no last word that is still being typed.
    const { found } = knowledge.search({ text: `${question.trim()} `.slice(0, 500), language, service: null })
    const place = found.findIndex(({ revisionId }) => revisionId === draftRevisionId)
    const [best] = found
    return {
      question,
      rank: place < 0 ? null : place + 1,
      confidence: found[place]?.confidence ?? 0,
      first: best && place !== 0 ? { answerId: best.answerId, title: best.title } : null,
    }
  }

  return (edition, trial) => {
    draft = asOfToday(trial)
    const changed = changeShelves(edition.shelves, [draft], trial.replaces === null ? [] : [trial.replaces])
    // The other language keeps its very shelf, and all that was found out about it.
    const shelves = { ...edition.shelves, [trial.language]: changed[trial.language] }
    knowledge.become({ ...edition, shelves })
    return trial.questions.map((question) => tryQuestion(question, trial))
  }
}

/** The text in effect, whatever its days say: half a date is no date yet. */
function asOfToday({ answerId, language, text: { apart, ...text } }: TextTrial): Revision {
  const always = { effectiveFrom: '0001-01-01', effectiveUntil: null, revisedOn: '0001-01-01' }
  return { ...text, ...(apart && { apart }), answerId, language, ...always, revisionId: draftRevisionId }
}
