import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

const host = pathToFileURL(join(import.meta.dirname, '../../../electron/knowledge/knowledge-host.ts')).href
// A thread does not inherit the test runner's way of reading TypeScript.
const readsTypeScript = `import('tsx/esm/api').then(({ register }) => { register(); return import('${host}') })`

/** The real knowledge host in a real thread, from its source. */
export function startKnowledgeWorker(): Worker {
  return new Worker(readsTypeScript, { eval: true })
}
