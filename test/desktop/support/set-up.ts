import { buildIfNeeded } from '../../../electron/launch/build-if-needed.ts'
import { openDisplay } from '../../../electron/launch/display.ts'
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

/** Before all journeys: prepares, and opens a display of our own; answers how to close it. */
async function setUp(): Promise<() => Promise<void>> {
  const { kind, folder } = await prepare()
  const display = await openDisplay({ ownXvfb: process.platform === 'linux' })
  // Playwright's workers are started after this and inherit it.
  Object.assign(process.env, display.env)
  if (kind === 'fallback') process.env.ELECTRON_OVERRIDE_DIST_PATH = folder
  return display.stop
}

// biome-ignore lint/style/noDefaultExport: Playwright takes its global set-up from here.
export default setUp
