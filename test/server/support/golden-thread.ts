import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

const thread = pathToFileURL(join(import.meta.dirname, '../../../server/golden/golden-thread.ts'))

/** The real thread that asks golden questions, from its source: it does not inherit the test runner's TypeScript. */
export function startGoldenThread(): Worker {
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import('${thread}') })`
  return new Worker(code, { eval: true })
}
