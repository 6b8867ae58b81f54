import { startReplay } from './replay/replay.ts'
import { readReplayOptions } from './replay/replay-options.ts'
import { StartFailure } from './start-failure.ts'

/* Plays recorded conversations to a server, through the door that platforms use. Ctrl+C ends what goes on. */

async function run(): Promise<void> {
  const replay = startReplay(readReplayOptions(process.argv.slice(2)), (line) => process.stderr.write(`${line}\n`))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, replay.stop)
  process.stdout.write(`${await replay.done}\n`)
}

run().catch((error: unknown) => {
  const isExpected = error instanceof StartFailure
  process.stderr.write(`${isExpected ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})
