import { runContentCommand } from './cli/content-command.ts'
import { readConfig } from './config.ts'
import { runProgram } from './run-program.ts'

/* Checks a folder of answers from the command line. */

runProgram(readConfig, (config) => runContentCommand(process.argv.slice(2), config.contentFolder))
