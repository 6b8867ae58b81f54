import { describe, expect, it } from 'vitest'
import { readSections } from '../../../server/content/answer-sections.ts'
import { cleanBody } from '../../../server/content/import/clean-body.ts'
import { htmlToMarkdown } from '../../../server/content/import/html-to-markdown.ts'
import { aMutation, hostileHtml } from '../../support/hostile-html.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { dangersIn } from '../support/dangers-in.ts'

/** What the checks of an answer say against it as a detail. */
const faultsOf = (markdown: string) =>
  readSections(['## Steps', '1. Ask.', '## Detail', ...markdown.split('\n')], 'en', 1).faults.map(
    ({ reason }) => reason,
  )

/** As it comes in; nothing when the page was refused. */
const markdownOf = (html: string) => htmlToMarkdown(html)?.markdown ?? ''
const pageDangers = (html: string) => dangersIn(markdownOf(html), /^(https:|tel:|mailto:)/)
const pageFaults = (html: string) => {
  const markdown = markdownOf(html)
  return markdown ? faultsOf(markdown) : []
}
const chance = seededChance(20_261_125)
const mutations = Array.from({ length: 3_000 }, () => aMutation(chance))
/** The first few that fail, so that a failure can be read. */
const failing = (inputs: readonly string[], faults: (input: string) => readonly string[]) =>
  inputs.flatMap((input) => (faults(input).length > 0 ? [{ input, faults: faults(input) }] : [])).slice(0, 3)

describe('a hostile page', () => {
  it('is known in many hundred ways', () => {
    expect(new Set(hostileHtml).size).toBeGreaterThan(800)
  })

  it('becomes Markdown that does nothing', () => {
    expect(failing(hostileHtml, pageDangers)).toEqual([])
  })

  it('becomes Markdown that the checks of an answer accept', () => {
    expect(failing(hostileHtml, pageFaults)).toEqual([])
  })

  it('does nothing either when it was changed by chance', () => {
    expect(failing(mutations, pageDangers)).toEqual([])
  })

  it('is accepted too when it was changed by chance', () => {
    expect(failing(mutations, pageFaults)).toEqual([])
  })
})

describe('a page that grows as it is read', () => {
  const many = (piece: (at: number) => string, count: number) =>
    Array.from({ length: count }, (_, at) => piece(at)).join('')

  it('is refused before it fills the memory', () => {
    expect(htmlToMarkdown(many((at) => `<b a=${at}>`, 50_000) + many(() => '<p>x', 100_000))).toBeNull()
  })

  it('is read in time when it is only long', () => {
    expect(markdownOf(many((at) => `<p>Paragraph ${at}</p>`, 50_000)).split('\n\n')).toHaveLength(50_000)
  })
})

describe('a hostile body of another system', () => {
  /** In Markdown of its own, a link may lead anywhere that the desktop will not follow; a script may not be left. */
  const bodyDangers = (body: string) => dangersIn(cleanBody(body).markdown, /^/)
  const bodyFaults = (body: string) => {
    const { markdown } = cleanBody(body)
    return markdown ? faultsOf(markdown) : []
  }

  it('leaves no HTML', () => {
    expect(failing(hostileHtml, bodyDangers)).toEqual([])
  })

  it('leaves no HTML when it was changed by chance', () => {
    expect(failing(mutations, bodyDangers)).toEqual([])
  })

  it('is accepted by the checks of an answer', () => {
    expect(failing([...hostileHtml, ...mutations], bodyFaults)).toEqual([])
  })
})
