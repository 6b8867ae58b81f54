import type { Language } from '../../shared/knowledge/language.ts'
import type { FileFault } from './content-fault.ts'
import { sayForbidden } from './say-obstacle.ts'

/** What stands above the two sections of an answer. */
export const sectionHeadings = {
  en: { steps: 'Steps', detail: 'Detail' },
  fr: { steps: 'Étapes', detail: 'Détail' },
} as const

type Section = { readonly heading: string; readonly line: number; readonly lines: string[] }

export type Sections = {
  readonly sections: { readonly steps: string; readonly detail: string }
  readonly faults: readonly FileFault[]
}

/**
 * Splits the body of an answer at its two headings.
 *
 * @param firstLine the number of the body's first line in its file
 */
export function readSections(lines: readonly string[], language: Language, firstLine: number): Sections {
  const { preamble, found } = splitAtHeadings(lines, firstLine)
  const names = sectionHeadings[language]
  const text = (heading: string) =>
    found
      .filter((section) => section.heading === heading)
      .map((section) => section.lines.join('\n').trim())
      .join('\n\n')
  const sections = { steps: text(names.steps), detail: text(names.detail) }
  const missing = (['steps', 'detail'] as const).flatMap((section): FileFault[] => {
    const heading = found.find((candidate) => candidate.heading === names[section])
    if (!heading)
      return [{ line: firstLine + lines.length - 1, reason: `the heading "## ${names[section]}" is missing` }]
    return sections[section] ? [] : [{ line: heading.line, reason: `there is nothing under "## ${names[section]}"` }]
  })
  const known: readonly string[] = [names.steps, names.detail]
  const unknown = found
    .filter(({ heading }) => !known.includes(heading))
    .map(({ heading, line }) => ({
      line,
      reason: `"## ${heading}" is not a heading of an answer; use "## ${known.join('" and "## ')}"`,
    }))
  const twice = found
    .filter(({ heading }, index) => found.findIndex((other) => other.heading === heading) < index)
    .map(({ heading, line }) => ({ line, reason: `the heading "## ${heading}" is there twice` }))
  const forbidden = findForbidden(lines).map(({ line, what }) => ({
    line: firstLine + line - 1,
    reason: sayForbidden(what),
  }))
  return { sections, faults: [...preamble, ...missing, ...unknown, ...twice, ...forbidden] }
}

function splitAtHeadings(lines: readonly string[], firstLine: number) {
  const preamble: FileFault[] = []
  const found: Section[] = []
  for (const [index, line] of lines.entries()) {
    const heading = /^##\s+(.+?)\s*$/.exec(line)?.[1]
    const section = found.at(-1)
    if (heading !== undefined) found.push({ heading: heading.normalize('NFC'), line: firstLine + index, lines: [] })
    else if (section) section.lines.push(line)
    else if (line.trim() && preamble.length === 0) {
      preamble.push({ line: firstLine + index, reason: 'there is text before the first heading' })
    }
  }
  return { preamble, found }
}

/** What Markdown has and answers have not, with its line among these, from 1. */
export type Forbidden = { readonly line: number; readonly what: 'html' | 'image' }

/** Answers are Markdown without HTML and images: the desktop would not show them. */
export function findForbidden(lines: readonly string[]): Forbidden[] {
  return lines.flatMap((text, index): Forbidden[] => {
    const line = index + 1
    if (/<(?!https?:|mailto:)[a-z/!]/i.test(text)) return [{ line, what: 'html' }]
    return /!\[/.test(text) ? [{ line, what: 'image' }] : []
  })
}
