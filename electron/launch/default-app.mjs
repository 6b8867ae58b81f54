import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

/*
 * Does what Electron's own default app does: opens the folder named on the command line. It is an ES module on
 * purpose: started from a CommonJS one, an app that awaits `whenReady` at its top level seems to work and then hangs
 * for ever once it is packaged.
 */

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (!named) {
  process.stderr.write('Name the folder of an app: electron [switches] FOLDER\n')
  process.exit(1)
}

const folder = resolve(named)
const { name, productName, version, main = 'index.js' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

process.defaultApp = true
app.name = productName ?? name
if (version) app.setVersion(version)
app.setAppPath(folder)
app.setPath('userData', join(app.getPath('appData'), app.name))

await import(pathToFileURL(join(folder, main)).href)
