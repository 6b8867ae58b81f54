import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

const threads = pathToFileURL(join(import.meta.dirname, '../../../electron/knowledge')).href
const aheadOf = 'const { wallAhead } = require("node:worker_threads").workerData; const wall = Date.now;'
// A thread does not inherit the test runner's way of reading TypeScript.
const reading = (file: string) =>
  `import('tsx/esm/api').then(({ register }) => { register(); return import('${threads}/${file}') })`

/** How far a thread's wall clock is ahead, in milliseconds; shared with the thread, so that it can be turned. */
export const wallAhead = () => new Float64Array(new SharedArrayBuffer(8))

/** The real knowledge host in a real thread, from its source. */
export function startKnowledgeWorker(ahead = wallAhead()): Worker {
  const code = `${aheadOf} Date.now = () => wall() + wallAhead[0]; ${reading('knowledge-host.ts')}`
  return new Worker(code, { eval: true, workerData: { wallAhead: ahead } })
}

/** The real librarian in a real thread, from its source. */
export function startLibrarianWorker(): Worker {
  return new Worker(reading('librarian.ts'), { eval: true })
}
