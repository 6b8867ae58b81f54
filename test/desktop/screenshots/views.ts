import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { projectFolder } from '../../../electron/launch/environment.ts'
import { say } from '../../../electron/launch/say.ts'

/** The ways in which every screen is taken. */
const english = { agent: 'Sam Okafor', notes: 'black cart, no sticker, out before 7', script: undefined }
const french = {
  agent: 'Amélie Tremblay',
  notes: 'entrée rebloquée après la charrue',
  script: 'Banc de neige chez maman',
}
export const views = [
  { name: 'light', settings: { language: 'en', theme: 'light' }, ...english },
  { name: 'dark', settings: { language: 'en', theme: 'dark' }, ...english },
  { name: 'french', settings: { language: 'fr', theme: 'light' }, ...french },
] as const

export type View = (typeof views)[number]

export const folder = join(projectFolder, 'docs/screenshots')

export async function takePicture(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`)
  // What moves has come to rest; nothing depends on it but looks.
  await page.waitForTimeout(400)
  await page.screenshot({ path })
  say(path)
}
