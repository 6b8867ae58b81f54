import { join } from 'node:path'
import { build } from 'vite'
import { projectFolder } from '../../electron/launch/environment.ts'
import type { markdownToNodes } from '../../renderer/ui/markdown-text.ts'
import { aMutation, hostileHtml } from '../support/hostile-html.ts'
import { seededChance } from '../support/seeded-chance.ts'
import { expect, test } from './support/test.ts'

/* What draws an answer's body, in the browser that draws it: a simulated page takes other things for safe. */

const chance = seededChance(20_261_126)
const texts = [...hostileHtml, ...Array.from({ length: 3_000 }, () => aMutation(chance))]

declare const drawing: { readonly markdownToNodes: typeof markdownToNodes }

/** The part of the window that makes nodes of Markdown, as a script of its own. */
async function drawingScript(): Promise<string> {
  const entry = join(projectFolder, 'renderer/ui/markdown-text.ts')
  const built = await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'drawing' } },
  })
  const [output] = [built].flat()
  const code = output && 'output' in output ? output.output[0].code : ''
  return `${code}; globalThis.drawing = drawing; 0`
}

test('a hostile body, in the known ways and in changes of them, is drawn as text and asks for nothing', async ({
  openDesktop,
}) => {
  const { page } = await openDesktop()
  await page.waitForLoadState('networkidle')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => {
    asked.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.evaluate(await drawingScript())
  const found = await page.evaluate(async (sources) => {
    const tags = new Set('p strong em ul ol li a br code blockquote h5'.split(' '))
    const isLink = (name: string, value: string) => name === 'href' && /^(https:\/\/|tel:|mailto:)/i.test(value)
    const dangersIn = (holder: Element) =>
      [...holder.querySelectorAll('*')].flatMap((element) => [
        ...(tags.has(element.localName) ? [] : [`<${element.localName}>`]),
        ...[...element.attributes]
          .filter(({ name, value }) => !isLink(name, value))
          .map(({ name, value }) => `${name}=${value}`),
      ])
    const holder = document.body.appendChild(document.createElement('div'))
    const dangers: string[] = []
    let drawn = 0
    for (const source of sources) {
      // On the page, where a handler would be called and a picture fetched.
      holder.replaceChildren(drawing.markdownToNodes(source))
      drawn += holder.childNodes.length > 0 ? 1 : 0
      dangers.push(...dangersIn(holder).map((danger) => `${danger} from ${source}`))
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
    return { dangers: dangers.slice(0, 5), drawn }
  }, texts)
  expect(found.dangers).toEqual([])
  expect(found.drawn).toBeGreaterThan(texts.length * 0.9)
  expect(asked).toEqual([])
})
