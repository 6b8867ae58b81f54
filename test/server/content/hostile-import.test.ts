import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Revision } from '../../../shared/knowledge/answer.ts'
import { aMutation, hostileHtml } from '../../support/hostile-html.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { aContentCommand, type ContentCommand } from '../support/a-content-command.ts'
import { dangersIn } from '../support/dangers-in.ts'

/* Hostile texts by the whole way: read, cleaned, checked, published, kept. */

let desk: ContentCommand
beforeEach(async () => {
  desk = await aContentCommand()
})
afterEach(() => desk.remove())

const chance = seededChance(20_261_127)
/** Without zero bytes: a table with one of these is no text, and is refused whole. */
const bodies = [...hostileHtml, ...Array.from({ length: 500 }, () => aMutation(chance))].filter(
  (body) => !body.includes('\0'),
)

/** A link may lead where the desktop does not follow; nothing else may be left. */
const dangersOf = (revisions: readonly Revision[]) =>
  revisions.flatMap(({ answerId, detail, steps }) =>
    [detail, steps].flatMap((text) => dangersIn(text, /^/).map((danger) => `${danger} in ${answerId}`)),
  )

const rows = bodies.map((body, at) => ({ id: `topic-${at}`, title: `Topic ${at}`, body: `Some text.\n\n${body}` }))
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
type Rows = typeof rows

const files = {
  jsonl: (some: Rows) => some.map((one) => JSON.stringify(one)).join('\n'),
  csv: (some: Rows) => ['id,title,body', ...some.map((one) => Object.values(one).map(cell).join(','))].join('\n'),
} as const
type Format = keyof typeof files

const importing = async (format: Format, some: Rows, ...more: string[]) =>
  desk.content('import', await desk.file(`hostile.${format}`, files[format](some)), ...more)

/** Brings in what can come in, and tells the faults of what cannot. */
async function bringIn(format: Format) {
  await importing(format, rows).catch(() => undefined)
  const faults = desk.said.filter((line) => line.startsWith('fault'))
  const refused = new Set(faults.map((line) => Number(/:(\d+): /.exec(line)?.[1])))
  // A spreadsheet counts its headings; a cell of many lines is one row.
  const first = format === 'csv' ? 2 : 1
  const good = rows.filter((_, at) => !refused.has(at + first))
  await importing(format, good, '--publish')
  return { faults, good, kept: await desk.release(1) }
}

describe('hostile bodies', () => {
  it.each(['jsonl', 'csv'] as const)('come in as %s, and what is kept does nothing', async (format) => {
    const { faults, good, kept } = await bringIn(format)
    expect(faults.filter((fault) => !fault.includes('has a control character'))).toEqual([])
    expect(good.length).toBeGreaterThan(rows.length * 0.95)
    expect(kept).toHaveLength(good.length)
    expect(dangersOf(kept).slice(0, 3)).toEqual([])
  })

  it.each(['csv', 'jsonl'])('go out to %s and come back unchanged', async (format) => {
    await bringIn('jsonl')
    await desk.content('export', join(desk.folder, `out.${format}`))
    const said = await desk.content('import', join(desk.folder, `out.${format}`), '--replace', '--publish')
    expect(said).toContain('There is nothing to publish.')
  })

  it('do nothing when they are pasted, page by page', async () => {
    const pages = bodies.filter((_, at) => at % 25 === 0).map((body) => `<title>Topic</title><p>Some text.</p>${body}`)
    const dangers: string[] = []
    for (const [at, page] of pages.entries()) {
      // One that the checks refuse is not kept, which is as good.
      const outcome = await desk.paste(page, '--format', 'html', '--publish').then(
        () => 'kept' as const,
        () => 'refused' as const,
      )
      if (outcome === 'kept') dangers.push(...dangersOf(await newest()).map((danger) => `${danger} of page ${at}`))
    }
    expect(dangers).toEqual([])
    expect((await newest()).length).toBe(1)
  })
})

async function newest(): Promise<readonly Revision[]> {
  const row = await desk.db.selectFrom('release').select('number').orderBy('number', 'desc').executeTakeFirst()
  return row ? desk.release(row.number) : []
}
