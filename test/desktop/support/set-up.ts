import { join } from 'node:path'
import { openDisplay } from '../../../electron/launch/display.ts'
import { Centre } from './centre.ts'
import { Desktop } from './desktop.ts'
import { firstCentreFolder, makeFirstCentre } from './first-centre.ts'
import { firstWorkstationFolder, keepFirstWorkstation } from './first-workstation.ts'
import { prepare } from './prepare.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Before all journeys; resolves to what is done after them. */
async function setUp(): Promise<() => Promise<void>> {
  const { kind, folder } = await prepare()
  // Playwright's workers are started after this and inherit it.
  if (kind === 'fallback') process.env.ELECTRON_OVERRIDE_DIST_PATH = folder
  const firstCentre = await makeFirstCentre()
  process.env[firstCentreFolder] = firstCentre.path
  const firstWorkstation = await temporaryFolder('first-workstation')
  await makeFirstWorkstation(firstWorkstation.path)
  process.env[firstWorkstationFolder] = firstWorkstation.path
  return async () => {
    await firstWorkstation.remove()
    await firstCentre.remove()
  }
}

async function makeFirstWorkstation(folder: string): Promise<void> {
  const work = await temporaryFolder('desktop')
  const display = await openDisplay({ ownXvfb: process.platform === 'linux' })
  const before = { ...process.env }
  Object.assign(process.env, display.env)
  const centre = await Centre.open()
  const userData = join(work.path, 'user-data')
  const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent: await centre.addAgent() })
  await desktop.hasRelease()
  await desktop.close()
  await keepFirstWorkstation(userData, folder)
  await centre.close()
  await display.stop()
  process.env = before
  await work.remove()
}

// biome-ignore lint/style/noDefaultExport: Playwright takes its global set-up from here.
export default setUp
