import { buildIfNeeded } from '../../../electron/launch/build-if-needed.ts'
import { findRuntime, type Runtime } from '../../../electron/launch/runtime.ts'
import { checkLinked, ensureSystemLibraries } from '../../../electron/launch/system-libraries.ts'
import { firstCentreFolder, makeFirstCentre } from './first-centre.ts'

/** Sees to it that there are libraries and fonts, an Electron, and a build to run on it. */
export async function prepare(): Promise<Runtime> {
  await ensureSystemLibraries({ fonts: true, display: true })
  const runtime = await findRuntime()
  await checkLinked(runtime.executablePath)
  await buildIfNeeded()
  return runtime
}

/** Before all journeys; resolves to what is done after them. */
async function setUp(): Promise<() => Promise<void>> {
  const { kind, folder } = await prepare()
  // Playwright's workers are started after this and inherit it.
  if (kind === 'fallback') process.env.ELECTRON_OVERRIDE_DIST_PATH = folder
  const { path, remove } = await makeFirstCentre()
  process.env[firstCentreFolder] = path
  return remove
}

// biome-ignore lint/style/noDefaultExport: Playwright takes its global set-up from here.
export default setUp
