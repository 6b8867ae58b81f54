import { runContentCommand } from './cli/content-command.ts'
import { readConfig } from './config.ts'
import { openDatabaseForCommand } from './db/open-database.ts'
import { createLog } from './log.ts'
import { runProgram } from './run-program.ts'

/* Checks, imports and exports answers from the command line, whether or not the server runs. */

runProgram(readConfig, (config) =>
  runContentCommand(process.argv.slice(2), {
    contentFolder: config.contentFolder,
    timeZone: config.timeZone,
    clock: { now: () => Date.now() },
    input: process.stdin,
    say: (line) => console.log(line),
    withDatabase: async (work) => {
      const database = await openDatabaseForCommand(config, createLog('silent'))
      try {
        await work(database.db)
      } finally {
        await database.close()
      }
    },
  }),
)
