/** Tells the person at the terminal one thing, on one line. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

/** A failure that a person can mend: its message is the whole story, so it is shown without a stack. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}

/** Runs a command-line program: an expected failure ends it with its sentence, anything else with its stack. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program()
  } catch (error) {
    process.stderr.write(`${error instanceof StartFailure ? error.message : describe(error)}\n`)
    process.exitCode = 1
  }
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** A duration for people: `0.4 s`, `83 s`. */
export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(ms < 9_950 ? 1 : 0)} s`
