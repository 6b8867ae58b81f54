/* Answers in the two formats of GeoReport v2. XML is made from what JSON says, by the spec's own convention. */

export type Format = 'json' | 'xml'
export type Wire = string | number | boolean | null | readonly Wire[] | { readonly [name: string]: Wire }

/** What the members of a list are called in XML, where the list's own name disappears in JSON. */
const memberNames: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
  keys: 'key',
}

export const contentTypes = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
} as const

/** `root` is the outermost element of XML. */
export function writeAnswer(format: Format, root: string, value: Wire): string {
  if (format === 'json') return JSON.stringify(value)
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`
}

function element(name: string, value: Wire): string {
  if (value === null || value === '') return `<${name} />`
  if (Array.isArray(value)) {
    const member = memberNames[name] ?? 'item'
    return `<${name}>${value.map((one: Wire) => element(member, one)).join('')}</${name}>`
  }
  const inside =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([child, childValue]) => element(child, childValue))
          .join('')
      : escaped(String(value))
  return `<${name}>${inside}</${name}>`
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
