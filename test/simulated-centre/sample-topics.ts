import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The answers that come with the app: what simulated residents ask about. */
export async function sampleTopics(): Promise<string[]> {
  const names = await readdir(join(import.meta.dirname, '../../assets/content/en'))
  return names
    .filter((name) => /^[a-z-]+\.md$/.test(name))
    .map((name) => name.slice(0, -3))
    .sort()
}
