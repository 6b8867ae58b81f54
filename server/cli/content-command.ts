import { resolve } from 'node:path'
import { checkContent } from '../content/check-content.ts'
import { describeFault } from '../content/content-fault.ts'
import { StartFailure } from '../start-failure.ts'

const usage = `Usage:
  content check [folder]    reads every answer and tells what is wrong, by file, line and reason`

/** `content check [folder]`. Throws a `StartFailure` when something is wrong. */
export async function runContentCommand(args: readonly string[], contentFolder: string): Promise<void> {
  const [verb, folder, ...rest] = args
  if (verb !== 'check' || rest.length > 0) throw new StartFailure(usage)
  const { texts, faults, warnings } = await checkContent(folder === undefined ? contentFolder : resolve(folder))
  for (const warning of warnings) console.log(`warning  ${describeFault(warning)}`)
  if (faults.length > 0) {
    const list = faults.map((fault) => `  ${describeFault(fault)}`).join('\n')
    throw new StartFailure(
      `${list}\n${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; ${texts.length} texts are good.`,
    )
  }
  const answers = new Set(texts.map(({ answerId }) => answerId)).size
  console.log(`${answers} answers in ${texts.length} texts are good; ${warnings.length} warnings.`)
}
