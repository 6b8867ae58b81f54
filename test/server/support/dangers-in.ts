import MarkdownIt from 'markdown-it'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

/** Harsher than the desktop, which takes HTML for text and knows no pictures: whatever got through is seen here. */
const harsh = new MarkdownIt({ html: true, linkify: false })
harsh.validateLink = () => true

type Element = DefaultTreeAdapterTypes.Element
const allowedTags = new Set('html head body p strong em ul ol li a br blockquote h3 hr code pre'.split(' '))

function* elements(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Generator<Element> {
  for (const node of nodes) {
    if (!('tagName' in node)) continue
    yield node
    yield* elements(node.childNodes)
  }
}

/** What a desktop could be made to do with this Markdown; empty when it is inert. */
export function dangersIn(markdown: string, allowedAddress: RegExp): string[] {
  const shown = [...elements(parse(harsh.render(markdown)).childNodes)]
  return shown.flatMap(({ tagName, attrs }) => [
    ...(allowedTags.has(tagName) ? [] : [`<${tagName}>`]),
    ...attrs
      .filter(({ name, value }) => !(name === 'href' && allowedAddress.test(value)) && name !== 'start')
      .map(({ name, value }) => `${name}=${value}`),
  ])
}
