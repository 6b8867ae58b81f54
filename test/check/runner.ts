import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { delimiter, join } from 'node:path'
import { projectFolder } from '../../electron/launch/environment.ts'

export type Environment = Readonly<Record<string, string>>

/** Runs programs of ours, showing what they say and keeping it. */
export type Runner = {
  readonly say: (sentence: string) => void
  readonly run: (
    program: string,
    args: readonly string[],
    extra?: Environment,
  ) => Promise<{ readonly code: number; readonly output: string }>
}

/**
 * @param write where what they say goes, as they say it
 * @param priority as the operating system knows it; a program gives it to what it starts
 */
export function makeRunner(write: (text: string) => void, priority?: number): Runner {
  const run: Runner['run'] = (program, args, extra = {}) => {
    // The database is for the run that names it; everything else uses the embedded one.
    const { CUE311_TEST_DATABASE_URL: _database, ...inherited } = process.env
    const PATH = [join(projectFolder, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter)
    const child = spawn(program, args, {
      cwd: projectFolder,
      env: { ...inherited, PATH, ...extra },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    if (priority !== undefined && child.pid !== undefined) setPriority(child.pid, priority)
    let output = ''
    const show = (chunk: Buffer) => {
      output += chunk
      write(String(chunk))
    }
    child.stdout.on('data', show)
    child.stderr.on('data', show)
    return new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => resolve({ code: code ?? 1, output }))
    })
  }
  return { say: (sentence) => write(`${sentence}\n`), run }
}
