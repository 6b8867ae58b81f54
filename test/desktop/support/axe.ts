import { AxeBuilder } from '@axe-core/playwright'
import type { Desktop } from './desktop.ts'

/** What axe finds fault with in the window, and where. */
export async function axeFinds({ page }: Desktop): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} at ${html}`))
}
