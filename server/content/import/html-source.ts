import { basename, extname } from 'node:path'
import { type Encoding, readWholeText } from '../decode-text.ts'
import { type Mapping, toValues } from './field-mapping.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'
import { refusedSource, type Source } from './source.ts'

/** No page that a person wrote is longer. */
const longest = 2_000_000

/** The name of a file that holds what was pasted; it names no answer. */
export const pastedName = 'pasted'

/** A page that was saved: one answer, named like the file. One that was pasted is named by its title. */
export async function openHtml(path: string, file: string, encoding: Encoding, mapping: Mapping): Promise<Source> {
  const html = await readWholeText(path, encoding, longest)
  if (html === null) return refusedSource(file, null, `the page is longer than ${longest} letters`)
  const page = htmlToMarkdown(html)
  if (!page) return refusedSource(file, null, 'there are more elements on this page than a person can have written')
  const { title, markdown, notes } = page
  if (!markdown) return refusedSource(file, null, 'there is no text on this page')
  const name = file === pastedName ? '' : basename(file, extname(file))
  const values = toValues(
    [
      ['id', name],
      ['title', title ?? name],
    ],
    mapping,
  )
  const record = { file, values: { ...values, detail: markdown }, notes }
  return {
    fields: null,
    faults: [],
    items: async function* () {
      yield { record }
    },
  }
}
