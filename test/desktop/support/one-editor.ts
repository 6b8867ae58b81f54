import { isReady } from './agent-hands.ts'
import { Centre } from './centre.ts'
import type { Desktop } from './desktop.ts'
import { test as base } from './test.ts'

/** `test` with one editor at her desk, whose centre lets her approve what she wrote herself. */
export const test = base.extend<{ readonly editor: Desktop }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names out of the pattern.
  ownCentre: async ({}, use) => {
    const centre = await Centre.open({ CUE311_SECOND_PERSON: 'no' })
    await use(centre)
    await centre.close()
  },
  editor: async ({ ownCentre, openDesktop }, use) => {
    const agent = await ownCentre.addAgent('Edna', 'editor')
    const editor = await openDesktop({ serverUrl: ownCentre.url, agent })
    await isReady(editor)
    await editor.hasRelease()
    await use(editor)
  },
})

export { expect } from '@playwright/test'
