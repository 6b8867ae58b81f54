import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Role } from '../../shared/people/role.ts'
import { childOutput } from './child-output.ts'
import { childEnvironment } from './desktop.ts'
import { projectFolder } from './environment.ts'
import { StartFailure } from './say.ts'

export type NewPerson = {
  readonly signInName: string
  readonly displayName: string
  readonly role: Role
  readonly password: string
}

/** Adds a person to the server of that data folder with the server's own command; one already there is left as is. */
export async function addPerson(person: NewPerson, serverEnv: Readonly<Record<string, string>>): Promise<void> {
  const { signInName, displayName, role, password } = person
  const options = ['--sign-in-name', signInName, '--display-name', displayName, '--role', role]
  await peopleCommand(['add', ...options, '--password-stdin', '--if-absent'], password, serverEnv)
}

/** Runs `people.js` with something on its standard input; fails with what it said. */
export async function peopleCommand(
  args: readonly string[],
  input: string,
  serverEnv: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, [join(projectFolder, 'out/server/people.js'), ...args], {
    cwd: projectFolder,
    env: childEnvironment(serverEnv),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = childOutput(child)
  child.stdin.end(`${input}\n`)
  const { code, output } = await ended
  if (code !== 0) throw new StartFailure(`people ${args[0]} failed: ${output}`)
  return output
}
