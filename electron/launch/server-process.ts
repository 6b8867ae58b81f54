import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { httpPaths } from '../../shared/http-contract.ts'
import { childEnvironment } from './desktop.ts'
import { projectFolder } from './environment.ts'
import { StartFailure } from './say.ts'

/** A central server that we started. */
export type ServerProcess = {
  readonly url: string
  readonly process: ChildProcess
  /** Ends it as an operator would, its database included. */
  stop(): Promise<void>
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>
}

export type ServerOptions = {
  readonly dataFolder: string
  readonly port: number
  readonly logFile: string
  /** Further settings of the server, by their names in its environment. */
  readonly env?: Readonly<Record<string, string>>
}

const readyWithinMs = 120_000

/** Starts the built server and resolves when it answers that it is healthy. */
export async function startServer({ dataFolder, port, logFile, env = {} }: ServerOptions): Promise<ServerProcess> {
  await mkdir(dirname(logFile), { recursive: true })
  const child = spawn(process.execPath, [join(projectFolder, 'out/server/main.js')], {
    cwd: projectFolder,
    env: childEnvironment({ CUE311_DATA_DIR: dataFolder, CUE311_PORT: String(port), ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A Ctrl+C in the terminal reaches the whole group; the order in which things end is ours to choose.
    detached: true,
  })
  const complaint = keepLog(child, logFile)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  endWithUs(child)
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  if (await becomesHealthy(url, ended)) return { url, process: child, stop, ended }
  await stop()
  throw new StartFailure(`The server did not start (its log: ${logFile}).\n${complaint()}`)
}

/** Should we end while it is still starting, it does not stay behind. */
function endWithUs(child: ChildProcess): void {
  const end = () => {
    child.kill('SIGTERM')
  }
  process.once('exit', end)
  child.once('close', () => process.off('exit', end))
}

/** Writes what the server says into its log; answers what it last complained about. */
function keepLog(child: ChildProcess, logFile: string): () => string {
  const log = createWriteStream(logFile, { flags: 'a' })
  let complaint = ''
  child.stdout?.pipe(log, { end: false })
  child.stderr?.pipe(log, { end: false })
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-2_000)
  })
  child.once('close', () => log.end())
  return () => complaint.trim()
}

async function becomesHealthy(url: string, ended: Promise<void>): Promise<boolean> {
  const deadline = performance.now() + readyWithinMs
  let over = false
  void ended.then(() => {
    over = true
  })
  while (!over && performance.now() < deadline) {
    if (await isHealthy(url)) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

/** Whether a server answers there that all is well. */
export function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}${httpPaths.health}`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ status }) => status === 200,
    () => false,
  )
}
