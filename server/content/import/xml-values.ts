import { SaxesParser } from 'saxes'

/*
 * XML as the values that Open311's convention makes of it: an element with elements inside is an object, elements of
 * one name are a list, any other is its text. saxes knows no entities but XML's own and fetches nothing; a document
 * type, which could define some, is refused.
 */

export type XmlValue = string | { readonly [name: string]: XmlValue | readonly XmlValue[] }

type Open = { readonly name: string; text: string; readonly children: Map<string, XmlValue[]> }

const deepest = 50

/** The value of the outermost element, under its name; or why the text is not XML, with the line. */
export function readXml(text: string): { value: XmlValue } | { line: number; reason: string } {
  const parser = new SaxesParser()
  const open: Open[] = [{ name: '', text: '', children: new Map() }]
  let fault: { line: number; reason: string } | null = null
  const refuse = (reason: string) => {
    fault ??= { line: parser.line, reason }
  }
  parser.on('error', ({ message }) => refuse(`is not XML: ${message.replace(/^\d+:\d+: /, '')}`))
  parser.on('doctype', () => refuse('a document type is not allowed'))
  parser.on('opentag', ({ name }) => {
    if (open.length > deepest) refuse(`is nested deeper than ${deepest} elements`)
    open.push({ name, text: '', children: new Map() })
  })
  const addText = (piece: string) => {
    const element = open.at(-1)
    if (element) element.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const element = open.pop()
    const parent = open.at(-1)
    if (!element || !parent) return
    const siblings = parent.children.get(element.name) ?? []
    siblings.push(toValue(element))
    parent.children.set(element.name, siblings)
  })
  for (let at = 0; at < text.length && !fault; at += 65_536) parser.write(text.slice(at, at + 65_536))
  if (!fault) parser.close()
  const root = open[0]
  return fault ?? { value: root ? toValue(root) : '' }
}

function toValue({ text, children }: Open): XmlValue {
  if (children.size === 0) return text.trim()
  return Object.fromEntries(
    [...children].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}
