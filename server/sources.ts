import { runCommand } from './cli/run-command.ts'
import { readSourcesCommand } from './cli/sources-command.ts'

/* Adds, lists and revokes the platforms that tell of conversations, whether or not the server runs. */

runCommand(() => readSourcesCommand(process.argv.slice(2)))
