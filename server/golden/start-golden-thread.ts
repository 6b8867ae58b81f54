import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** Starts the thread that asks golden questions: from the build, or from its source where the server runs from its own. */
export function startGoldenThread(): Worker {
  // The build puts the thread beside the program.
  if (!import.meta.url.endsWith('.ts')) return new Worker(join(import.meta.dirname, 'golden-thread.js'))
  // A thread does not inherit its process's way of reading TypeScript.
  const source = pathToFileURL(join(import.meta.dirname, 'golden-thread.ts'))
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import('${source}') })`
  return new Worker(code, { eval: true })
}
