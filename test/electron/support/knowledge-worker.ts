import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { builtProgram } from '../../support/build-programs.ts'

const aheadOf = 'const { wallAhead } = require("node:worker_threads").workerData; const wall = Date.now;'

/** How far a thread's wall clock is ahead, in milliseconds; shared with the thread, so that it can be turned. */
export const wallAhead = () => new Float64Array(new SharedArrayBuffer(8))

/** The real knowledge host in a real thread. */
export function startKnowledgeWorker(ahead = wallAhead()): Worker {
  const code = `${aheadOf} Date.now = () => wall() + wallAhead[0]; import('${pathToFileURL(builtProgram('knowledge-host'))}')`
  return new Worker(code, { eval: true, workerData: { wallAhead: ahead } })
}

/** The real librarian in a real thread. */
export function startLibrarianWorker(): Worker {
  return new Worker(builtProgram('librarian'))
}
