import { htmlToMarkdown } from './html-to-markdown.ts'

/** A body of other making as the detail of an answer, and what was changed about it. */
export type CleanBody = { readonly markdown: string; readonly notes: readonly string[] }

/** Tags that people write bodies in; others are taken for text. */
const looksLikeHtml =
  /<\/?(p|div|br|ul|ol|li|a|strong|b|em|i|u|h[1-6]|span|table|tr|td|img|script|style|iframe|svg)(\s[^<>]*)?\/?>/i

/**
 * Makes a body fit to be the detail of an answer. HTML becomes Markdown; in Markdown and plain text, headings go below
 * ours, pictures become links to them, and whatever else looks like a tag is text.
 */
export function cleanBody(body: string): CleanBody {
  const page = looksLikeHtml.test(body) ? htmlToMarkdown(body) : null
  if (page) return { markdown: page.markdown, notes: ['HTML was made Markdown', ...page.notes] }
  const notes: string[] = []
  const change = (text: string, pattern: RegExp, by: string, note: string) => {
    const changed = text.replace(pattern, by)
    if (changed !== text) notes.push(note)
    return changed
  }
  let markdown = body.replace(/\r\n?/g, '\n')
  markdown = change(markdown, /^#{1,2}[ \t]*$/gm, '', 'empty headings were left out')
  markdown = change(markdown, /^#{1,2}(?=[ \t])/gm, '###', 'headings were put below ours')
  markdown = change(markdown, /!(?=\[)/g, '', 'pictures became links')
  markdown = change(markdown, /<(?!https?:|mailto:)(?=[a-z/!])/gi, '&lt;', 'what looked like a tag became text')
  return { markdown: markdown.replace(/\n{3,}/g, '\n\n').trim(), notes }
}
