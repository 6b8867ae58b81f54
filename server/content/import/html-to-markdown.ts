import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from 'parse5'
import { escapeAddress, escapeStart, escapeText, safeAddress } from './markdown-text.ts'

/*
 * A page becomes Markdown by an allow-list: what is named below becomes a mark of ours, what is dropped is counted, and
 * of everything else only the text is kept, escaped. So whatever a page holds, the result has no HTML, no pictures and
 * no address but https:, tel: and mailto:. parse5 reads as browsers do; nothing is fetched, nothing is run.
 */

export type CleanPage = {
  /** What the page calls itself; null when it does not. */
  readonly title: string | null
  readonly markdown: string
  /** What was left out, for the report. */
  readonly notes: readonly string[]
}

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Deeper than any page that a person wrote; what lies below is left out and counted. */
const deepest = 100

const dropped = new Set(
  'audio base button canvas datalist embed footer frame frameset head iframe img input link map math meta nav noembed noframes noscript object optgroup option picture progress script select source style svg template textarea title track video'.split(
    ' ',
  ),
)
const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp listing'.split(
    ' ',
  ),
)

type Page = {
  readonly base: string | null
  readonly heading: Element | undefined
  readonly leftOut: Map<string, number>
}

/** More than any page that a person wrote; few letters can be made to stand for millions of elements. */
const mostElements = 100_000
class TooManyElements extends Error {}

/**
 * Reads a page, or a piece of one; null when it has more elements than any page. The main part of the page is taken
 * where the page says which it is.
 */
export function htmlToMarkdown(html: string): CleanPage | null {
  try {
    return cleanPage(parse(html, { treeAdapter: countingAdapter() }))
  } catch (error) {
    if (error instanceof TooManyElements) return null
    throw error
  }
}

function countingAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let elements = 0
  return {
    ...defaultTreeAdapter,
    createElement: (...args) => {
      elements += 1
      if (elements > mostElements) throw new TooManyElements()
      return defaultTreeAdapter.createElement(...args)
    },
  }
}

function cleanPage(document: DefaultTreeAdapterTypes.Document): CleanPage {
  const all = [...walk(document.childNodes, 0)]
  const heading = all.find(({ tagName }) => tagName === 'h1')
  const page: Page = { base: baseOf(all), heading, leftOut: new Map() }
  const main = all.find(({ tagName, attrs }) => tagName === 'main' || attrs.some(isMainRole))
  const root = main ?? all.find(({ tagName }) => tagName === 'body')
  const markdown = root ? writeBlocks(root, page, 0).join('\n\n') : ''
  const title = titleText(heading) || titleText(all.find(({ tagName }) => tagName === 'title'))
  return { title: title || null, markdown: markdown.trim(), notes: describe(page.leftOut) }
}

const isMainRole = ({ name, value }: { name: string; value: string }) => name === 'role' && value === 'main'

function* walk(nodes: readonly Node[], depth: number): Generator<Element> {
  if (depth > deepest) return
  for (const node of nodes) {
    if (!('tagName' in node)) continue
    yield node
    yield* walk(node.childNodes, depth + 1)
  }
}

/** What relative addresses are relative to, where the page tells. */
function baseOf(all: readonly Element[]): string | null {
  const base = all.find(({ tagName }) => tagName === 'base')
  const canonical = all.find((element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical')
  const address = (base && attribute(base, 'href')) ?? (canonical && attribute(canonical, 'href')) ?? ''
  return /^https:\/\//i.test(address) && URL.canParse(address) ? address : null
}

const attribute = ({ attrs }: Element, name: string): string | null =>
  attrs.find((one) => one.name === name)?.value ?? null

function titleText(element: Element | undefined): string {
  return element
    ? textWithin(element, 0)
        .replace(/\p{Cc}/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    : ''
}

function textWithin(node: Node, depth: number): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  return 'childNodes' in node && depth <= deepest
    ? node.childNodes.map((child) => textWithin(child, depth + 1)).join('')
    : ''
}

const describe = (leftOut: ReadonlyMap<string, number>): string[] =>
  leftOut.size === 0 ? [] : [`left out: ${[...leftOut].map(([what, count]) => `${count} × ${what}`).join(', ')}`]

function leaveOut({ leftOut }: Page, what: string): void {
  leftOut.set(what, (leftOut.get(what) ?? 0) + 1)
}

/** The blocks of an element. Text and inline elements between blocks are paragraphs of their own. */
function writeBlocks(parent: Element, page: Page, depth: number): string[] {
  if (depth > deepest) {
    leaveOut(page, 'what was nested too deep')
    return []
  }
  const written: string[] = []
  let inline: Node[] = []
  const endParagraph = () => {
    const paragraph = writeParagraph(inline, page, depth)
    if (paragraph) written.push(paragraph)
    inline = []
  }
  for (const child of parent.childNodes) {
    if (!holdsBlocks(child, depth)) inline.push(child)
    else {
      endParagraph()
      if ('tagName' in child) written.push(...writeBlock(child, page, depth + 1))
    }
  }
  endParagraph()
  return written
}

/** A block, or something inline with a block within, as `<a><h2>` or `<span><p>`. */
function holdsBlocks(node: Node, depth: number): boolean {
  if (!('tagName' in node) || depth > deepest || dropped.has(node.tagName)) return false
  return blocks.has(node.tagName) || node.childNodes.some((child) => holdsBlocks(child, depth + 1))
}

const writeParagraph = (nodes: readonly Node[], page: Page, depth: number): string =>
  startSafely(writeInline(nodes, page, depth).trim())

/** No line of it begins like a heading, a list or a quotation. */
const startSafely = (paragraph: string): string =>
  paragraph
    .split('\n')
    .map((line) => escapeStart(line.trim()))
    .filter((line) => line !== '' && line !== '\\')
    .join('\n')
    .replace(/\\$/, '')

function writeBlock(element: Element, page: Page, depth: number): string[] {
  if (attribute(element, 'hidden') !== null) {
    leaveOut(page, 'hidden')
    return []
  }
  switch (element.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
    case 'summary':
    case 'caption':
      return writeHeading(element, page, depth)
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return writeList(element, page, depth)
    case 'blockquote':
      return quoted(writeBlocks(element, page, depth))
    case 'tr':
      return writeRow(element, page, depth)
    case 'pre':
    case 'xmp':
    case 'listing':
    case 'plaintext':
      return [writeLines(element)].filter(Boolean)
    case 'hr':
      return []
    default:
      return writeBlocks(element, page, depth)
  }
}

const quoted = (inner: readonly string[]): string[] =>
  inner.length === 0 ? [] : [indent(inner.join('\n\n'), '> ', '> ')]

function writeHeading(element: Element, page: Page, depth: number): string[] {
  const text = oneLine(element, page, depth)
  // The page's own title is the title of the answer.
  return text && element !== page.heading ? [`### ${text}`] : []
}

/** All of an element on one line. */
const oneLine = (element: Element, page: Page, depth: number): string =>
  writeInline(element.childNodes, page, depth + 1)
    .replace(/\\\n|\s+/g, ' ')
    .replace(/#+$/, (marks) => marks.replaceAll('#', '\\#'))
    .trim()

function writeList(list: Element, page: Page, depth: number): string[] {
  let number = 0
  const items = list.childNodes.flatMap((child): string[] => {
    if (!('tagName' in child) || dropped.has(child.tagName)) return []
    const inner = writeBlocks(child, page, depth + 1).join('\n\n')
    if (!inner) return []
    number += 1
    const mark = list.tagName === 'ol' ? `${number}. ` : '- '
    return [indent(inner, mark, ' '.repeat(mark.length))]
  })
  return items.length > 0 ? [items.join('\n')] : []
}

const indent = (text: string, first: string, others: string): string =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? `${first}${line}` : `${others}${line}`.trimEnd()))
    .join('\n')

/** The desktop shows no tables: a row becomes an item, its cells side by side. */
function writeRow(row: Element, page: Page, depth: number): string[] {
  const cells = row.childNodes.flatMap((cell) => ('tagName' in cell ? [oneLine(cell, page, depth)] : []))
  const text = cells.filter(Boolean).join(' — ')
  return text ? [`- ${escapeStart(text)}`] : []
}

/** Text whose line ends mean something. */
const writeLines = (element: Element): string =>
  textWithin(element, 0)
    .split('\n')
    .map((line) => escapeStart(escapeText(line).trim()))
    .filter(Boolean)
    .join('\\\n')

function writeInline(nodes: readonly Node[], page: Page, depth: number): string {
  if (depth > deepest) {
    leaveOut(page, 'what was nested too deep')
    return ''
  }
  return nodes.map((node) => writeInlineNode(node, page, depth)).join('')
}

function writeInlineNode(node: Node, page: Page, depth: number): string {
  if (node.nodeName === '#text' && 'value' in node) return escapeText(node.value)
  if (!('tagName' in node)) return ''
  const { tagName } = node
  if (tagName === 'br') return '\\\n'
  if (tagName === 'img') return writePicture(node, page)
  if (dropped.has(tagName) || attribute(node, 'hidden') !== null) {
    leaveOut(page, dropped.has(tagName) ? tagName : 'hidden')
    return ''
  }
  const inner = writeInline(node.childNodes, page, depth + 1)
  switch (tagName) {
    case 'a':
      return writeLink(node, inner, page)
    case 'strong':
    case 'b':
      return marked(inner, '**')
    case 'em':
    case 'i':
      return marked(inner, '*')
    default:
      return blocks.has(tagName) ? ` ${inner} ` : inner
  }
}

/** Its words are all that can be kept of it. */
function writePicture(picture: Element, page: Page): string {
  leaveOut(page, 'img')
  return escapeText(attribute(picture, 'alt') ?? '')
}

function writeLink(link: Element, inner: string, page: Page): string {
  const href = attribute(link, 'href')
  if (href === null || !inner.trim()) return inner
  const address = safeAddress(href.trim(), page.base)
  if (address) return around(inner, (text) => `[${text.replaceAll('\\\n', ' ')}](${escapeAddress(address)})`)
  leaveOut(page, 'link that is not https, tel or mailto')
  return inner
}

/** Marks hold only without white space inside and other marks beside them. */
const marked = (inner: string, mark: string): string =>
  inner.includes('*') || inner.includes('\n') ? inner : around(inner, (text) => `${mark}${text}${mark}`)

function around(inner: string, write: (text: string) => string): string {
  const text = inner.trim()
  if (!text) return inner
  const start = inner.indexOf(text)
  return `${inner.slice(0, start)}${write(text)}${inner.slice(start + text.length)}`
}
