import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { projectFolder } from '../../electron/launch/environment.ts'

/** Where the programs of this run are, told to its workers. */
const folderVariable = 'CUE311_TEST_PROGRAMS'

const sources = {
  'knowledge-host': 'electron/knowledge/knowledge-host.ts',
  librarian: 'electron/knowledge/librarian.ts',
  'golden-thread': 'server/golden/golden-thread.ts',
  main: 'server/main.ts',
  people: 'server/people.ts',
  content: 'server/content.ts',
  sources: 'server/sources.ts',
  replay: 'server/replay.ts',
} as const
type Program = keyof typeof sources

/**
 * Bundles threads and programs once for all tests of a run: read from their sources, each start would cost two seconds,
 * and tests start hundreds. Returns what removes them.
 */
export async function buildPrograms(): Promise<() => Promise<void>> {
  if (process.env[folderVariable]) return async () => {}
  const outDir = join(projectFolder, 'test-results', `programs-${process.pid}`)
  const input = Object.fromEntries(Object.entries(sources).map(([name, file]) => [name, join(projectFolder, file)]))
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    build: { ssr: true, target: 'node20.18', outDir, minify: false, rollupOptions: { input } },
  })
  process.env[folderVariable] = outDir
  return () => rm(outDir, { recursive: true, force: true })
}

/** A bundled thread or program of this run. */
export function builtProgram(name: Program): string {
  const folder = process.env[folderVariable]
  if (!folder) throw new Error('The programs were not built: this project lacks the global setup that does it.')
  return join(folder, `${name}.js`)
}
