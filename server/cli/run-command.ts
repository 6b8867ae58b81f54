import type { Clock } from '../../shared/clock.ts'
import { readConfig } from '../config.ts'
import type { Db } from '../db/database.ts'
import { openDatabaseForCommand } from '../db/open-database.ts'
import { createLog } from '../log.ts'
import { runProgram } from '../run-program.ts'

/** Reads a command and carries it out on the database of the configuration, whether or not a server runs on it. */
export function runCommand(
  read: () => Promise<
    (world: { readonly db: Db; readonly clock: Clock; readonly timeZone: string }) => Promise<string>
  >,
): void {
  runProgram(readConfig, async (config) => {
    const command = await read()
    const database = await openDatabaseForCommand(config, createLog('silent'))
    try {
      console.log(await command({ db: database.db, clock: { now: () => Date.now() }, timeZone: config.timeZone }))
    } finally {
      await database.close()
    }
  })
}
