/* Foreign text and addresses as Markdown in which nothing but what we write ourselves means anything. */

/** Letters that nobody sees, and that make others read differently from what is there. */
const unseen = /(?![\t\n\r])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Text as text: no mark in it is one of Markdown's. White space is one space. */
export function escapeText(text: string): string {
  return text
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~)/g, '\\~')
    .replace(/&(?=#?[a-z0-9]+;)/gi, '&amp;')
    .replaceAll('<', '&lt;')
}

/** The beginning of a block, so that it makes no heading, list, quotation or line. */
export const escapeStart = (block: string): string =>
  block.replace(/^(\s*)([#>+=|~-])/, '$1\\$2').replace(/^(\s*)(\d{1,9})([.)])(?=\s|$)/, '$1$2\\$3')

/** Web addresses, telephone numbers and post, as answers may have them; null for anything else. */
export function safeAddress(href: string, base: string | null): string | null {
  if (!URL.canParse(href, base ?? undefined)) return null
  const url = new URL(href, base ?? undefined)
  if (!['https:', 'tel:', 'mailto:'].includes(url.protocol)) return null
  // `tel:` with nothing after it leads nowhere.
  return url.href.length > url.protocol.length ? url.href : null
}

/** An address between the parentheses of a Markdown link. */
export const escapeAddress = (address: string): string =>
  address.replace(/[()<>[\]\\\s"'`!\p{Cc}]/gu, (letter) => encodePercent(letter)).replaceAll('&', '&amp;')

const encodePercent = (letter: string): string =>
  [...new TextEncoder().encode(letter)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
