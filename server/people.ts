import { readPeopleCommand } from './cli/people-command.ts'
import { readConfig } from './config.ts'
import { openDatabaseForCommand } from './db/open-database.ts'
import { createLog } from './log.ts'
import { runProgram } from './run-program.ts'

/* Adds and changes people from the command line, whether or not the server runs. */

runProgram(readConfig, async (config) => {
  const command = await readPeopleCommand(process.argv.slice(2), process.stdin)
  const database = await openDatabaseForCommand(config, createLog('silent'))
  try {
    console.log(await command({ db: database.db, clock: { now: () => Date.now() } }))
  } finally {
    await database.close()
  }
})
