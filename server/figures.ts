import { readFiguresCommand } from './cli/figures-command.ts'
import { runCommand } from './cli/run-command.ts'

/* Writes files of figures, says which ones the server writes by itself, and lets a city's own tools read. */

runCommand(async () => readFiguresCommand(process.argv.slice(2)))
