import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { projectFolder } from '../electron/launch/environment.ts'

/*
 * `npm run check`: everything that must hold, one thing after another, the cheap before the dear. It goes on after a
 * failure, so that one run tells all, and ends with the totals alone on the last line.
 *
 *   npm run check -- --only types,unit    runs only those
 */

type Tally = { readonly passed: number; readonly failed: number; readonly skipped?: number }
type Check = {
  readonly name: string
  readonly title: string
  readonly run: () => Promise<Tally>
  readonly beside?: boolean
}

const reports = join(projectFolder, 'test-results')
const databaseUrl = process.env.CUE311_TEST_DATABASE_URL
/** Fewer modules than this, and the boundary check has not seen the project. */
const modulesAtLeast = 100

/**
 * Goes on beside the check that comes next, which waits for sockets and disks often enough: with a database of one's own
 * that is the server's tests.
 */
const types: Check = { name: 'types', title: 'Types', run: () => command('tsc', ['-b']), beside: true }

const checks: readonly Check[] = [
  { name: 'format', title: 'Format and lint', run: () => command('biome', ['ci']) },
  { name: 'boundaries', title: 'Import boundaries', run: boundaries },
  { name: 'unused', title: 'Unused files, exports and dependencies', run: () => command('knip', []) },
  { name: 'build', title: 'Build', run: () => command('npm', ['run', 'build', '--silent']) },
  {
    name: 'content',
    title: 'Content',
    run: () => command('node', ['out/server/content.js', 'check', 'assets/content']),
  },
  ...(databaseUrl ? onBothDatabases(databaseUrl) : [types, unit([])]),
  { name: 'desktop', title: 'Desktop journeys', run: playwright },
]

function unit(args: readonly string[]): Check {
  return { name: 'unit', title: 'Tests of every world', run: () => vitest('unit', args) }
}

/** What reads files alone, or starts the embedded database whatever it is told. */
const sameOnAnyDatabase = [
  'test/server/content/**',
  'test/server/{cli,georeport}/**',
  'test/server/conversations/{adapters,chat-page}/**',
  'test/server/conversations/nothing-is-lost.test.ts',
  'test/server/**/*kill.test.ts',
  'test/server/program/start-failures.test.ts',
  'test/server/db/{embedded-postgres,folder-lock,postgres-binaries}.test.ts',
]

/** What is tested on both: the tables, and what may not be lost. */
const onEach = ['test/server/db', 'test/server/interactions', 'test/server/conversations/desk.test.ts']

/**
 * Where there is a PostgreSQL that is not ours, most of the server is tested on it and not a second time on the embedded
 * one: the SQL is the same, and both times would take longer than anybody waits.
 */
function onBothDatabases(url: string): Check[] {
  const others = ['shared', 'electron', 'renderer', 'house'].flatMap((project) => ['--project', project])
  const here = [
    // With a slash behind them: the names are beginnings.
    ...['cli/', 'content/', 'georeport/', 'program/', 'conversations/adapters/', 'conversations/chat-page/'],
    'conversations/nothing-is-lost.test.ts',
  ].map((place) => `test/server/${place}`)
  return [
    unit(others),
    types,
    {
      name: 'embedded',
      title: 'Tests of the server on the embedded PostgreSQL',
      run: () => vitest('embedded', ['--project', 'server', ...here, ...onEach]),
    },
    {
      name: 'database',
      title: 'Tests of the server on a PostgreSQL of your own',
      run: () =>
        vitest('database', ['--project', 'server', ...sameOnAnyDatabase.flatMap((files) => ['--exclude', files])], {
          CUE311_TEST_DATABASE_URL: url,
        }),
    },
  ]
}

async function boundaries(): Promise<Tally> {
  const worlds = ['shared', 'electron', 'renderer', 'server', 'test']
  const { code, output } = await run('depcruise', [...worlds, '--config', '.dependency-cruiser.cjs'])
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0)
  if (modules < modulesAtLeast) {
    say(`The boundary check saw ${modules} modules; there are far more.`)
    return { passed: 0, failed: 1 }
  }
  say(`${modules} modules seen.`)
  return oneOf(code === 0)
}

async function vitest(name: string, args: readonly string[], env: Environment = {}): Promise<Tally> {
  const file = join(reports, `${name}.json`)
  await rm(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run('vitest', ['run', ...reporters, ...args], env)
  const report = await readReport(file)
  const [passed, failed, skipped] = [report.numPassedTests, report.numFailedTests, report.numPendingTests].map(Number)
  return tally(code, passed, failed, skipped)
}

/** The journeys but the longest repetitions, which `npm run test:desktop` takes as well. */
async function playwright(): Promise<Tally> {
  const file = join(reports, 'desktop.json')
  await rm(file, { force: true })
  const { code } = await run('playwright', ['test', '--grep-invert=@long', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  const { stats } = await readReport(file)
  const figures = typeof stats === 'object' && stats !== null ? (stats as Record<string, unknown>) : {}
  return tally(
    code,
    Number(figures.expected),
    Number(figures.unexpected) + Number(figures.flaky),
    Number(figures.skipped),
  )
}

/** A runner that fails without a failed test (or tells no figures) counts as one failure. */
function tally(code: number, passed = Number.NaN, failed = Number.NaN, skipped = 0): Tally {
  if (Number.isNaN(passed + failed) || passed + failed === 0) return { passed: 0, failed: 1 }
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: Number.isNaN(skipped) ? 0 : skipped }
}

async function readReport(file: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    say(`The runner left no report: ${error instanceof Error ? error.message : String(error)}`)
    return {}
  }
}

const oneOf = (good: boolean): Tally => (good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

const command = async (program: string, args: readonly string[]): Promise<Tally> =>
  oneOf((await run(program, args)).code === 0)

type Environment = Readonly<Record<string, string>>

/** Runs a program of ours, showing what it says and keeping it. */
function run(
  program: string,
  args: readonly string[],
  extra: Environment = {},
): Promise<{ code: number; output: string }> {
  // The database is for the run that names it; everything else uses the embedded one.
  const { CUE311_TEST_DATABASE_URL: _database, ...inherited } = process.env
  const PATH = [join(projectFolder, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter)
  const child = spawn(program, args, {
    cwd: projectFolder,
    env: { ...inherited, PATH, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  let output = ''
  const show = (chunk: Buffer) => {
    output += chunk
    process.stdout.write(chunk)
  }
  child.stdout.on('data', show)
  child.stderr.on('data', show)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

function wanted(): readonly Check[] {
  const position = process.argv.indexOf('--only')
  if (position < 0) return checks
  const names = (process.argv[position + 1] ?? '').split(',')
  const unknown = names.filter((name) => !checks.some((check) => check.name === name))
  if (unknown.length === 0) return checks.filter(({ name }) => names.includes(name))
  say(`--only knows ${checks.map(({ name }) => name).join(', ')}; not ${unknown.join(', ')}.`)
  process.exit(2)
}

async function main() {
  const chosen = wanted()
  const lines: string[] = []
  const total = { passed: 0, failed: 0, skipped: 0 }
  await mkdir(reports, { recursive: true })
  const beside: Promise<void>[] = []
  const perform = async ({ title, run: check }: Check) => {
    say(`\n━━━ ${title} ${'━'.repeat(Math.max(3, 90 - title.length))}\n`)
    const startedAt = performance.now()
    const { passed, failed, skipped = 0 } = await check()
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    const took = `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`
    lines.push(`${failed === 0 ? '✔' : '✘'} ${title}: ${passed} passed, ${failed} failed (${took})`)
  }
  for (const check of chosen) {
    const performed = perform(check)
    if (check.beside) beside.push(performed)
    else await performed
  }
  await Promise.all(beside)
  say(`\n━━━ All together ${'━'.repeat(78)}\n\n${lines.join('\n')}\n`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
  say(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
}

await main()
