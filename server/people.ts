import { readPeopleCommand } from './cli/people-command.ts'
import { runCommand } from './cli/run-command.ts'

/* Adds and changes people from the command line, whether or not the server runs. */

runCommand(() => readPeopleCommand(process.argv.slice(2), process.stdin))
