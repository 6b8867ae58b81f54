import type { Figures } from '../bench.ts'
import { oneDecimal } from './metrics.ts'

/** What is lost among many documents: the difference of each recall@3, in points. */
export function printLoss(plain: Figures, plainName: string, among: Figures, amongName: string): Figures {
  const losses: Figures = {}
  for (const [key, value] of Object.entries(among).filter(([one]) => one.endsWith('.recall3'))) {
    const before = plain[key.replace(`quality.${amongName}.`, `quality.${plainName}.`)]
    if (before !== undefined) losses[key.replace(/recall3$/, 'recall3Lost')] = oneDecimal(before - value)
  }
  console.log(`\nrecall@3 lost among many (${amongName}), in points`)
  for (const [key, lost] of Object.entries(losses)) {
    console.log(
      `  ${key.replace(`quality.${amongName}.`, '').replace('.recall3Lost', '').padEnd(40)} ${lost.toFixed(1)}`,
    )
  }
  return losses
}
