import { parentPort } from 'node:worker_threads'
import { assertNever } from '../../shared/assert-never.ts'
import { askGolden, compareGolden } from '../../shared/content/golden.ts'
import type { Revision } from '../../shared/knowledge/answer.ts'
import { advanceShelves, changeShelves, noShelves, type Shelves, tidyShelves } from '../../shared/knowledge/shelves.ts'
import type { Comparison, FromGoldenThread, ToGoldenThread } from './golden-messages.ts'

/* The thread that indexes a release as desktops do, and asks the golden questions of it. */

let read: Revision[] = []
let shelves: Shelves = noShelves
/** What was found in the index as it is: asked once for each set of questions and day, not at every attempt. */
let foundNow: { readonly version: number; readonly day: string; readonly found: boolean[] } | null = null

function become(next: Shelves): null {
  shelves = tidyShelves(next)
  foundNow = null
  return null
}

function compare({ put, withdrawn, version, questions, day }: Comparison) {
  if (foundNow?.version !== version || foundNow.day !== day) {
    foundNow = { version, day, found: askGolden(shelves, questions, day) }
  }
  const isChanged = put.length + withdrawn.length > 0
  const candidate = isChanged ? changeShelves(shelves, put, withdrawn) : shelves
  const after = isChanged ? askGolden(candidate, questions, day) : foundNow.found
  return compareGolden(questions, foundNow.found, after)
}

function work(asked: ToGoldenThread) {
  switch (asked.name) {
    case 'read':
      for (const body of asked.input.bodies) read.push(JSON.parse(body))
      return null
    case 'build': {
      const revisions = read
      read = []
      return become(advanceShelves(noShelves, revisions))
    }
    case 'change':
      return become(changeShelves(shelves, asked.input.put, asked.input.withdrawn))
    case 'compare':
      return compare(asked.input)
    default:
      return assertNever(asked)
  }
}

function reply(asked: ToGoldenThread): FromGoldenThread {
  try {
    return { ok: true, answer: work(asked) }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (asked: ToGoldenThread) => parentPort?.postMessage(reply(asked)))
