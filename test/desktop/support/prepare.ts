import { buildIfNeeded } from '../../../electron/launch/build-if-needed.ts'
import { findRuntime, type Runtime } from '../../../electron/launch/runtime.ts'
import { checkLinked, ensureSystemLibraries } from '../../../electron/launch/system-libraries.ts'

/** Sees to it that there are libraries and fonts, an Electron, and a build to run on it. */
export async function prepare(): Promise<Runtime> {
  await ensureSystemLibraries({ fonts: true, display: true })
  const runtime = await findRuntime()
  await checkLinked(runtime.executablePath)
  await buildIfNeeded()
  return runtime
}

if (process.argv[1] === import.meta.filename) await prepare()
