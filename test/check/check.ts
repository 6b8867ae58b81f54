import { mkdir, readFile, rm } from 'node:fs/promises'
import { constants } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../../electron/launch/environment.ts'
import { failuresOfPlaywright, failuresOfVitest, type PlaywrightReport, type VitestReport } from './failures.ts'
import { folderInMemory } from './folder-in-memory.ts'
import { type Environment, makeRunner, type Runner } from './runner.ts'

/*
 * `npm run check`: everything that must hold. It goes on after a failure, so that one run tells all, and ends with the
 * totals alone on the last line.
 *
 *   build ─▶ unit ───────┬─▶ database ─▶ desktop             with sockets, disks, processes and windows, which wait often
 *     ├────▶ embedded ───┘
 *     └────▶ format ─▶ boundaries ─▶ … ─▶ renderer          beside them, of low priority: what the others leave idle
 *
 *   npm run check -- --only types,unit    runs only those
 */

type Tally = {
  readonly passed: number
  readonly failed: number
  readonly skipped?: number
  /** What failed by name, where the runner tells it. */
  readonly failures?: readonly string[]
}
type Check = {
  readonly name: string
  readonly title: string
  readonly run: (runner: Runner) => Promise<Tally>
}

const reports = join(projectFolder, 'test-results')
const databaseUrl = process.env.CUE311_TEST_DATABASE_URL
/** Fewer modules than this, and the boundary check has not seen the project. */
const modulesAtLeast = 100

const build: Check = {
  name: 'build',
  title: 'Build',
  run: (runner) => command(runner, 'npm', ['run', 'build', '--silent']),
}

/** What computes and waits for nothing but itself; and what a bare machine has to fetch before the journeys. */
const beside: readonly Check[] = [
  {
    name: 'libraries',
    title: 'Electron, and the libraries and fonts that it needs',
    run: (runner) => command(runner, 'node', ['--import', 'tsx', 'test/desktop/support/prepare.ts']),
  },
  { name: 'format', title: 'Format and lint', run: (runner) => command(runner, 'biome', ['ci']) },
  { name: 'boundaries', title: 'Import boundaries', run: boundaries },
  { name: 'unused', title: 'Unused files, exports and dependencies', run: (runner) => command(runner, 'knip', []) },
  {
    name: 'content',
    title: 'Content',
    run: (runner) => command(runner, 'node', ['out/server/content.js', 'check', 'assets/content']),
  },
  { name: 'types', title: 'Types', run: (runner) => command(runner, 'tsc', ['-b']) },
  { name: 'renderer', title: 'Tests of the window', run: (runner) => vitest(runner, 'renderer', projects('renderer')) },
]

function onEmbeddedDatabase(places: readonly string[]): Check {
  return {
    name: 'embedded',
    title: 'Tests of the server on the embedded PostgreSQL',
    run: (runner) => vitest(runner, 'embedded', [...projects('server'), ...places]),
  }
}

function projects(...names: readonly string[]): string[] {
  return names.flatMap((name) => ['--project', name])
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
function onBothDatabases(url: string): readonly [Check, Check] {
  const here = [
    // With a slash behind them: the names are beginnings.
    ...['cli/', 'content/', 'georeport/', 'program/', 'conversations/adapters/', 'conversations/chat-page/'],
    'conversations/nothing-is-lost.test.ts',
  ].map((place) => `test/server/${place}`)
  const elsewhere = sameOnAnyDatabase.flatMap((files) => ['--exclude', files])
  return [
    onEmbeddedDatabase([...here, ...onEach]),
    {
      name: 'database',
      title: 'Tests of the server on a PostgreSQL of your own',
      run: (runner) =>
        vitest(runner, 'database', [...projects('server'), ...elsewhere], { CUE311_TEST_DATABASE_URL: url }),
    },
  ]
}

const unit: Check = {
  name: 'unit',
  title: 'Tests of the desktop, of what is shared and of the house',
  run: (runner) => vitest(runner, 'unit', projects('shared', 'electron', 'house')),
}
const desktop: Check = { name: 'desktop', title: 'Desktop journeys', run: playwright }

const [embedded, onAnother] = databaseUrl ? onBothDatabases(databaseUrl) : [onEmbeddedDatabase([]), null]
/** One after the other; those of one line at once, since both wait more than they compute. */
const inTurn: readonly (readonly Check[])[] = [[unit, embedded], onAnother ? [onAnother] : [], [desktop]]

async function boundaries(runner: Runner): Promise<Tally> {
  const worlds = ['shared', 'electron', 'renderer', 'server', 'test']
  const { code, output } = await runner.run('depcruise', [...worlds, '--config', '.dependency-cruiser.cjs'])
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0)
  if (modules < modulesAtLeast) {
    runner.say(`The boundary check saw ${modules} modules; there are far more.`)
    return { passed: 0, failed: 1 }
  }
  runner.say(`${modules} modules seen.`)
  return oneOf(code === 0)
}

async function vitest(runner: Runner, name: string, args: readonly string[], env: Environment = {}): Promise<Tally> {
  const file = join(reports, `${name}.json`)
  await rm(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await runner.run('vitest', ['run', ...reporters, ...args], env)
  const report: VitestReport = await readReport(runner, file)
  const { numPassedTests, numFailedTests, numPendingTests } = report
  return { ...tally(code, numPassedTests, numFailedTests, numPendingTests), failures: failuresOfVitest(report) }
}

/** The journeys but the longest repetitions, which `npm run test:desktop` takes as well. */
async function playwright(runner: Runner): Promise<Tally> {
  const file = join(reports, 'desktop.json')
  await rm(file, { force: true })
  const { code } = await runner.run('playwright', ['test', '--grep-invert=@long', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  const report: PlaywrightReport = await readReport(runner, file)
  const { expected, unexpected = 0, flaky = 0, skipped } = report.stats ?? {}
  return { ...tally(code, expected, unexpected + flaky, skipped), failures: failuresOfPlaywright(report) }
}

/** A runner that fails without a failed test (or tells no figures) counts as one failure. */
function tally(code: number, passed = Number.NaN, failed = Number.NaN, skipped = 0): Tally {
  if (Number.isNaN(passed + failed) || passed + failed === 0) return { passed: 0, failed: 1 }
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped }
}

async function readReport(runner: Runner, file: string): Promise<object> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    runner.say(`The runner left no report: ${error instanceof Error ? error.message : String(error)}`)
    return {}
  }
}

const oneOf = (good: boolean): Tally => (good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

const command = async (runner: Runner, program: string, args: readonly string[]): Promise<Tally> =>
  oneOf((await runner.run(program, args)).code === 0)

const print = (text: string) => process.stdout.write(text)

function wanted(): (check: Check) => boolean {
  const position = process.argv.indexOf('--only')
  if (position < 0) return () => true
  const known = [build, ...inTurn.flat(), ...beside].map(({ name }) => name)
  const names = (process.argv[position + 1] ?? '').split(',')
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length === 0) return ({ name }) => names.includes(name)
  print(`--only knows ${known.join(', ')}; not ${unknown.join(', ')}.\n`)
  process.exit(2)
}

async function main() {
  const isWanted = wanted()
  const lines: string[] = []
  const total = { passed: 0, failed: 0, skipped: 0 }
  await mkdir(reports, { recursive: true })
  const inMemory = await folderInMemory()
  if (inMemory) process.env.TMPDIR = inMemory.path

  const perform = async (runner: Runner, { title, run: check }: Check) => {
    runner.say(`\n━━━ ${title} ${'━'.repeat(Math.max(3, 90 - title.length))}\n`)
    const startedAt = performance.now()
    const { passed, failed, skipped = 0, failures = [] } = await check(runner)
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    const took = `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`
    lines.push(`${failed === 0 ? '✔' : '✘'} ${title}: ${passed} passed, ${failed} failed (${took})`)
    lines.push(...failures.map((failure) => `  ✘ ${failure}`))
  }
  /** Tells what it said once it is over, so that it stays together. */
  const performApart = async (check: Check, priority?: number) => {
    let said = ''
    const apart = makeRunner((text) => {
      said += text
    }, priority)
    await perform(apart, check)
    print(said)
  }
  const performBeside = async () => {
    for (const check of beside.filter(isWanted)) await performApart(check, constants.priority.PRIORITY_LOW)
  }

  const runner = makeRunner(print)
  if (isWanted(build)) await perform(runner, build)
  const asides = performBeside()
  for (const atOnce of inTurn) {
    const [first, ...others] = atOnce.filter(isWanted)
    await Promise.all([first && perform(runner, first), ...others.map((check) => performApart(check))])
  }
  await asides
  await inMemory?.remove()
  print(`\n━━━ All together ${'━'.repeat(78)}\n\n${lines.join('\n')}\n\n`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
  print(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}\n`)
}

await main()
