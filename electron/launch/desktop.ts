import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isRoot, projectFolder } from './environment.ts'
import { findRuntime } from './runtime.ts'
import { say } from './say.ts'

const run = promisify(execFile)

/** How to start a desktop: what `child_process.spawn` and Playwright's `_electron.launch` both take. */
export type DesktopCommand = {
  readonly executablePath: string
  readonly args: string[]
  readonly env: Record<string, string>
}

/**
 * The command that opens the built app in `appFolder` on the Electron of this machine.
 *
 * @param env what the app is told beyond our own environment (`CUE311_…`, a display)
 */
export async function desktopCommand(
  env: Readonly<Record<string, string>>,
  appFolder = projectFolder,
): Promise<DesktopCommand> {
  const { executablePath } = await findRuntime()
  return { executablePath, args: [...(await sandboxArguments()), appFolder], env: childEnvironment(env) }
}

/** Our own environment with these on top, without what would turn Electron into something else. */
export function childEnvironment(env: Readonly<Record<string, string>>): Record<string, string> {
  const ours = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const { ELECTRON_RUN_AS_NODE: _runAsNode, NODE_OPTIONS: _nodeOptions, ...rest } = Object.fromEntries(ours)
  return { ...rest, ...env }
}

let sandbox: Promise<string[]> | null = null

/**
 * Chromium's sandbox stays on wherever the system allows it. As root it cannot be; nor where an ordinary user may
 * make no user namespaces (some containers), since Electron from npm comes without a set-uid helper.
 */
export function sandboxArguments(): Promise<string[]> {
  sandbox ??= findSandboxArguments()
  return sandbox
}

async function findSandboxArguments(): Promise<string[]> {
  if (process.platform !== 'linux') return []
  if (isRoot) return ['--no-sandbox']
  try {
    await run('unshare', ['--user', '--map-root-user', 'true'])
    return []
  } catch {
    say('This system lets ordinary users make no user namespaces: the window runs without Chromium’s sandbox.')
    return ['--no-sandbox']
  }
}
