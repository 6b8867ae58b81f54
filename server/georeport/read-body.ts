import { readXml, type XmlValue } from '../content/import/xml-values.ts'

export type Format = 'json' | 'xml'

/** What an endpoint answered, as plain values: objects, lists and texts; in JSON also numbers, truths and null. */
export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'html-page' | 'unreadable'; readonly detail: string }

/**
 * Reads an answer in the format that was asked for. An HTML page is called that by name: it is what a proxy, a sign-in or
 * a wrong address answers with. UTF-8 alone, as the spec wants it.
 */
export function readBody(bytes: Buffer, contentType: string, format: Format): Body {
  const text = decode(bytes)
  if (text === null) return { ok: false, reason: 'unreadable', detail: 'the answer is not UTF-8' }
  if (/^\s*(<!doctype html|<html\b)/i.test(text) || /^text\/html\b/i.test(contentType)) {
    return {
      ok: false,
      reason: 'html-page',
      detail: `an HTML page came where ${format.toUpperCase()} was due${titleOf(text)}`,
    }
  }
  return format === 'xml' ? readXmlBody(text) : readJsonBody(text)
}

function decode(bytes: Buffer): string | null {
  try {
    // Takes a byte order mark off.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What a page calls itself is often the whole story ("Sign in", "502 Bad Gateway"). */
function titleOf(page: string): string {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(page)?.[1]?.replace(/\s+/g, ' ').trim()
  return title ? `: “${title}”` : ''
}

function readJsonBody(text: string): Body {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    // The sentence of this error quotes the text, which may be a resident's words.
    return { ok: false, reason: 'unreadable', detail: 'the answer is not JSON' }
  }
}

function readXmlBody(text: string): Body {
  const read = readXml(text.trimStart())
  return 'value' in read
    ? { ok: true, value: read.value satisfies XmlValue }
    : { ok: false, reason: 'unreadable', detail: `line ${read.line}: ${read.reason}` }
}
