import { parseArgs } from 'node:util'
import { runProgram, say } from '../../electron/launch/say.ts'
import { startGeoreport } from './georeport-server.ts'

/*
 * `npm run georeport`: an Open311 GeoReport v2 endpoint of an invented city, for trying out service requests.
 *
 *   npm run georeport -- --port 3312 --key secret --jurisdiction portellery.example --file requests.json
 *
 * What goes wrong on purpose: --down, --token (no service gives its number at once), --slow MS, --html STATUS.
 */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3312' },
    key: { type: 'string' },
    jurisdiction: { type: 'string' },
    file: { type: 'string' },
    down: { type: 'boolean', default: false },
    token: { type: 'boolean', default: false },
    slow: { type: 'string', default: '0' },
    html: { type: 'string' },
  },
})

await runProgram(async () => {
  const { key = null, jurisdiction = null, file = null, down, token, slow, html } = values
  const georeport = await startGeoreport({ port: Number(values.port), key, jurisdiction, file, tokens: token })
  Object.assign(georeport.faults, { down, slowMs: Number(slow), html: html === undefined ? null : Number(html) })
  say(`GeoReport v2 at ${georeport.url} (try ${georeport.url}/services.xml); Ctrl+C ends it`)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await georeport.stop()
})
