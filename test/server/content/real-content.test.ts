import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sharedData } from '../../bench/quality/shared-data.ts'
import { aContentCommand, type ContentCommand } from '../support/a-content-command.ts'

/* Two knowledge bases that other people wrote. They are no part of the project; without them there is nothing to do. */

const cities = sharedData('kb-us-cities', 'articles.jsonl.gz')
const benefits = sharedData('kb-va-benefits', 'articles.jsonl.gz', 'deltas.jsonl.gz')

let desk: ContentCommand
beforeEach(async () => {
  desk = await aContentCommand()
})
afterEach(() => desk.remove())

const unpacked = async (gz: string, name: string) => desk.file(name, await promisify(gunzip)(await readFile(gz)))
const sums = () => desk.said.find((line) => line.endsWith('faults.'))

describe.skipIf(!cities)('the answers of some cities', () => {
  const [articles = ''] = cities ?? []

  it('come in, but for those that their cities have retired', async () => {
    await desk.content('import', await unpacked(articles, 'cities.jsonl'), '--publish')
    expect(sums()).toBe('79 new, 0 changed, 0 unchanged, 0 withdrawn, 34 left out, 0 faults.')
  })

  it.each(['out', 'out.csv', 'out.jsonl'])('go out to %s and come back unchanged', async (name) => {
    await desk.content('import', await unpacked(articles, 'cities.jsonl'), '--publish')
    await desk.content('export', join(desk.folder, name))
    await desk.content('import', join(desk.folder, name), '--replace')
    expect(sums()).toBe('0 new, 0 changed, 79 unchanged, 0 withdrawn, 0 left out, 0 faults.')
  })
})

describe.skipIf(!benefits)('the pages of a benefits office', () => {
  const [articles = '', deltas = ''] = benefits ?? []

  it('come in, all of them', async () => {
    await desk.content('import', await unpacked(articles, 'benefits.jsonl'), '--publish')
    expect(sums()).toBe('212 new, 0 changed, 0 unchanged, 0 withdrawn, 0 left out, 0 faults.')
  })

  it('take the edits that their authors made later', async () => {
    await desk.content('import', await unpacked(articles, 'benefits.jsonl'), '--publish')
    const edits = (await promisify(gunzip)(await readFile(deltas))).toString().trim().split('\n')
    const last = new Map<string, string>()
    for (const edit of edits) {
      const { article_id: id, title_after: title, after: body } = JSON.parse(edit)
      last.set(id, JSON.stringify({ id, title, body }))
    }
    await desk.content('import', await desk.file('edits.jsonl', [...last.values()].join('\n')), '--publish')
    expect(sums()).toMatch(/^0 new, \d{2,3} changed, \d+ unchanged, 0 withdrawn, 0 left out, 0 faults\.$/)
    expect(desk.said).toContain('Release 2 was published.')
  })
})
