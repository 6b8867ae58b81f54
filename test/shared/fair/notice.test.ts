import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeNotice, noticeAsMarkdown, noticeChanges } from '../../../shared/fair/notice.ts'
import { keepings, purposes } from '../../../shared/fair/purposes.ts'
import { notRecorded, recorded } from '../../../shared/fair/recorded.ts'
import { recordedFacts } from '../../../shared/fair/recorded-facts.ts'
import { factSchema } from '../../../shared/interaction/fact.ts'
import { languages } from '../../../shared/knowledge/language.ts'

const rowsOf = (language: 'en' | 'fr') => makeNotice(language).parts.flatMap(({ table }) => table?.rows ?? [])

describe('the notice of what is recorded', () => {
  it('has every kind of fact that a workstation records', () => {
    const kinds = factSchema.options.map(({ shape }) => shape.kind.value)
    expect(Object.keys(recordedFacts).sort()).toEqual([...kinds].sort())
    const told = rowsOf('en').map(([name]) => name)
    for (const { name } of Object.values(recordedFacts)) expect(told).toContain(name.en)
  })

  it.each(languages)('says in %s of each record what it holds and how long it is kept or why', (language) => {
    const rows = rowsOf(language)
    expect(rows).toHaveLength(Object.keys(recorded).length + Object.keys(recordedFacts).length)
    for (const row of rows) expect(row.filter((cell) => cell.length > 3)).toHaveLength(3)
  })

  it.each(languages)('says in %s what is not recorded', (language) => {
    for (const not of notRecorded) expect(noticeAsMarkdown(language)).toContain(`- ${not[language]}`)
  })

  it('has what the law wants, in its order', () => {
    const titles = [...noticeAsMarkdown('en').matchAll(/^## (.*)$/gm)].map(([, title]) => title)
    expect(titles).toEqual([
      'Whether employees are monitored electronically',
      'How, and in what circumstances',
      'The steps of a call or chat',
      'On the workstation and in the log',
      'The purposes for which it may be used',
      'What is not recorded',
      'Who sees it',
      'What you can do when something is wrong',
      'When this was prepared and changed',
    ])
  })

  it('makes tables that Markdown reads', () => {
    const tableRows = noticeAsMarkdown('fr')
      .split('\n')
      .filter((line) => line.startsWith('|'))
    for (const row of tableRows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4)
  })

  it('has the date since which it is what it is: a changed list needs a line in `noticeChanges`', () => {
    const list = JSON.stringify([recordedFacts, recorded, purposes, keepings, notRecorded])
    const digest = createHash('sha256').update(list).digest('hex').slice(0, 16)
    expect(noticeChanges.at(-1)?.digest).toBe(digest)
    expect(noticeAsMarkdown('fr')).toContain(`- ${noticeChanges[0]?.day} : Préparé.`)
  })
})
