import { countWords, spokenWordLimit } from '../../../shared/knowledge/answer.ts'

/** No spoken line begins further down. */
const far = 2_000

/** A first spoken line: the first sentences of a body, as many as can be said. Somebody has to write a better one. */
export function spokenFrom(markdown: string): string {
  const text = plainLine(firstSaid(markdown.slice(0, far)))
  let spoken = ''
  for (const sentence of text.split(/(?<=[.!?])\s+/)) {
    if (countWords(`${spoken} ${sentence}`) > spokenWordLimit) break
    spoken = `${spoken} ${sentence}`.trim()
  }
  const words = text.split(' ')
  return spoken || `${words.slice(0, spokenWordLimit).join(' ')}…`
}

/** From the first paragraph on that has a sentence in it, without headings: lists and headings are hard to say. */
function firstSaid(markdown: string): string {
  const paragraphs = markdown.replace(/^\s{0,3}#{1,6}\s.*$/gm, '').split(/\n\s*\n/)
  const first = paragraphs.findIndex((one) => !/^\s*(>|[-+*]\s|\d+[.)]\s)/.test(one) && /[.!?](\s|$)/.test(one))
  const said = paragraphs.slice(Math.max(0, first)).join('\n\n')
  return said.trim() ? said : markdown
}

/** Markdown as one line without its marks. */
function plainLine(markdown: string): string {
  return markdown
    .replace(/^\s{0,3}(#{1,6}|>|[-+*]|\d+[.)])\s+/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\([\\`*_[\]<>#!|.+~-])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
