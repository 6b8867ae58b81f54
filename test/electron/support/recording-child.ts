import { storageFault } from '../../../electron/storage/storage-fault.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { openWorkstationStore } from './a-workstation-store.ts'

/*
 * Records facts without end and prints the id of each one that is saved, for a test that kills this process.
 *   recording-child.ts FOLDER [--until-refused]   (and five interactions more)
 */
const [folder = '', mode] = process.argv.slice(2)

const { recorder, outbox } = await openWorkstationStore(folder)
const say = (line: string) => new Promise<void>((resolve) => process.stdout.write(`${line}\n`, () => resolve()))

await say(`device ${outbox.deviceId()}`)
let refused = false
for (let left = 5; left > 0; left -= refused && mode === '--until-refused' ? 1 : 0) {
  for (const fact of anInteraction()) {
    try {
      await recorder.record(fact)
      await say(`saved ${fact.factId}`)
    } catch (error) {
      refused = true
      await say(`refused ${storageFault(error)} ${fact.factId}`)
    }
  }
}
