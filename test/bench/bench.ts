import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { buildPrograms } from '../support/build-programs.ts'

/*
 * npm run bench NAME -- [options] [--json FILE]
 *
 * Prints what it measured, each figure beside a named reference of the same run, and never fails for being slow.
 * FILE gets one flat object of named numbers, so that runs can be compared.
 */

/** One flat object of named numbers, such as `suggest.2000.window.p95Ms`. */
export type Figures = Record<string, number>

/** Each is loaded when it is asked for: a bench needs nothing of what another measures. */
const benches: Record<string, () => Promise<(args: string[]) => Promise<Figures>>> = {
  replay: async () => (await import('./replay/replay.ts')).benchReplay,
  publish: async () => (await import('./publish/publish.ts')).benchPublish,
  quality: async () => (await import('./quality/quality.ts')).benchQuality,
  suggest: async () => (await import('./suggest/suggest.ts')).benchSuggest,
  conversations: async () => (await import('./conversations/conversations.ts')).benchConversations,
  content: async () => (await import('./content/content.ts')).benchContent,
  counts: async () => (await import('./counts/counts.ts')).benchCounts,
  dashboard: async () => (await import('./dashboard/dashboard.ts')).benchDashboard,
  wall: async () => (await import('./wall/wall.ts')).benchWall,
}

const [name = '', ...args] = process.argv.slice(2)
const load = benches[name]
if (!load) {
  console.error(`There is no bench "${name}". Known: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
const { values } = parseArgs({ args, options: { json: { type: 'string' } }, strict: false })
const bench = await load()
// Those that start a server or a thread start what is bundled, as the tests do.
const removePrograms = await buildPrograms()
const figures = await bench(args).finally(removePrograms)
if (typeof values.json === 'string') await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
