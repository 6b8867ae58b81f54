import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '../../../shared/people/role.ts'
import { builtProgram } from '../../support/build-programs.ts'
import { password } from './http-client.ts'

type Environment = Record<string, string>

/** What a program that ended by itself left behind. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

function spawnProgram(
  program: 'main' | 'people' | 'content' | 'sources' | 'replay',
  args: readonly string[],
  environment: Environment,
): ChildProcess {
  const { CUE311_TEST_DATABASE_URL: _ours, ...surroundings } = process.env
  return spawn(process.execPath, [builtProgram(program), ...args], {
    env: { ...surroundings, CUE311_CONTENT_DIR: 'assets/content', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Runs a program of the server's to its end. */
export async function runProgram(
  program: 'main' | 'people' | 'content' | 'sources' | 'replay',
  args: readonly string[],
  environment: Environment,
  input = '',
): Promise<Ended> {
  const child = spawnProgram(program, args, environment)
  child.stdin?.end(input)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [code, stdout, stderr] = await Promise.all([ended, contentOf(child.stdout), contentOf(child.stderr)])
  return { code, stdout, stderr }
}

const contentOf = (stream: NodeJS.ReadableStream | null) => (stream ? text(stream) : '')

export type RunningProgram = {
  readonly url: string
  readonly pid: number
  /** Ends it in that way and resolves to its exit code (null: by the signal itself). */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>
}

/** Starts the server and resolves when it is healthy. */
export async function startServer(environment: Environment): Promise<RunningProgram> {
  const port = String(await freePort())
  const child = spawnProgram('main', [], { CUE311_PORT: port, ...environment })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = `http://127.0.0.1:${port}`
  await Promise.race([
    untilHealthy(url),
    ended.then((code) => {
      throw new Error(`the server ended with ${code}: ${said}`)
    }),
  ])
  if (child.pid === undefined) throw new Error('a running program has a pid')
  return {
    url,
    pid: child.pid,
    end: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

export async function untilHealthy(url: string): Promise<void> {
  while (!(await isHealthy(url))) await sleep(50)
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    // Nobody listens yet.
    return false
  }
}

export const addAgent = (name: string, environment: Environment): Promise<Ended> =>
  addPerson(name, 'agent', environment)

export async function addPerson(name: string, role: Role, environment: Environment): Promise<Ended> {
  const args = ['add', '--sign-in-name', name, '--display-name', name, '--role', role, '--password-stdin']
  return runProgram('people', args, environment, password)
}

/** The PostgreSQL that a server runs in its data folder. */
export async function postgresPid(dataFolder: string): Promise<number> {
  const [pid] = (await readFile(`${dataFolder}/database/postmaster.pid`, 'utf8')).split('\n')
  return Number(pid)
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a TCP socket has a port')
  return address.port
}
