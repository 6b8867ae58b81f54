import { parentPort } from 'node:worker_threads'
import { assertNever } from '../../shared/assert-never.ts'
import { findGolden } from '../../shared/content/golden.ts'
import { createTryText } from '../../shared/content/try-text.ts'
import { dayInCity } from '../../shared/knowledge/answer.ts'
import { noLessons } from '../../shared/knowledge/engine/lessons.ts'
import { createKnowledge } from '../../shared/knowledge/suggest.ts'
import { openEditions } from './editions.ts'
import type { FromKnowledgeHost, Notice, ToKnowledgeHost } from './knowledge-messages.ts'
import { type LessonsFile, openLessonsFile } from './lessons-file.ts'

/* The thread that holds the index: opening and asking it never keeps main or the window waiting. */

const say = (message: FromKnowledgeHost) => parentPort?.postMessage(message)
const notice = (name: Notice['notice']) => (detail: string) => say({ notice: name, detail })

const editions = openEditions(notice('text-damaged'))
// Which day it is, is the wall's to say; no duration is measured here.
const world = { clock: { now: () => Date.now() }, revisionOf: editions.revisionOf }
const knowledge = createKnowledge(world)
const tryText = createTryText(world)
let lessonsFile: LessonsFile | null = null

function recallLessons(file: string) {
  lessonsFile = openLessonsFile(file, {
    onForgotten: notice('lessons-forgotten'),
    onNotKept: notice('lessons-not-kept'),
  })
  knowledge.recall(lessonsFile.read())
}

function answer(ask: ToKnowledgeHost) {
  switch (ask.name) {
    case 'recall-lessons':
      recallLessons(ask.input.file)
      return null
    case 'open':
      return editions.open(ask.input)
    case 'use':
      knowledge.become(editions.use(ask.input.edition))
      return null
    case 'discard':
      editions.discard(ask.input.edition)
      return null
    case 'suggest':
      return knowledge.suggest(ask.input)
    case 'search':
      return knowledge.search(ask.input)
    case 'answer':
      return knowledge.answer(ask.input.answerId, ask.input.language)
    case 'list-texts':
      return editions.page(ask.input.from)
    case 'text':
      return editions.revisionOf(ask.input.revisionId)
    case 'try-text': {
      const edition = editions.current()
      return edition ? tryText(edition, ask.input) : []
    }
    case 'find-golden': {
      const edition = editions.current()
      const day = edition ? dayInCity(world.clock.now(), edition.timeZone) : ''
      return edition ? findGolden(edition.shelves, ask.input, day) : ask.input.map(() => [])
    }
    case 'teach':
      knowledge.teach(ask.input.query, ask.input.answerId, ask.input.lesson)
      lessonsFile?.keep(knowledge.lessons)
      return null
    case 'forget-lessons':
      knowledge.recall(noLessons)
      lessonsFile?.keep(knowledge.lessons)
      return lessonsFile?.flush().then(() => null) ?? null
    case 'keep-lessons':
      return lessonsFile?.flush().then(() => null) ?? null
    default:
      return assertNever(ask)
  }
}

async function reply(ask: ToKnowledgeHost): Promise<FromKnowledgeHost> {
  try {
    const given = answer(ask)
    return { id: ask.id, ok: true, answer: given instanceof Promise ? await given : given }
  } catch (error) {
    return { id: ask.id, ok: false, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  } finally {
    editions.rest()
  }
}

parentPort?.on('message', async (ask: ToKnowledgeHost) => say(await reply(ask)))
