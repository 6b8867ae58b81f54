import { parentPort } from 'node:worker_threads'
import { assertNever } from '../../shared/assert-never.ts'
import { createKnowledge } from '../../shared/knowledge/suggest.ts'
import type { FromKnowledgeHost, ToKnowledgeHost } from './knowledge-messages.ts'

/* The thread that holds the index: building and asking it never keeps main or the window waiting. */

// Which day it is, is the wall's to say; no duration is measured here.
const knowledge = createKnowledge({ clock: { now: Date.now } })

function answer(ask: ToKnowledgeHost) {
  switch (ask.name) {
    case 'install':
      knowledge.install(ask.input)
      return null
    case 'suggest':
      return knowledge.suggest(ask.input)
    case 'answer':
      return knowledge.answer(ask.input.answerId, ask.input.language)
    default:
      return assertNever(ask)
  }
}

function reply(ask: ToKnowledgeHost): FromKnowledgeHost {
  try {
    return { id: ask.id, ok: true, answer: answer(ask) }
  } catch (error) {
    return { id: ask.id, ok: false, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (ask: ToKnowledgeHost) => parentPort?.postMessage(reply(ask)))
