import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkContent } from '../../../server/content/check-content.ts'
import { canonicalJson } from '../../../shared/canonical-json.ts'
import { type AnswerText, answerTextSchema, type Revision } from '../../../shared/knowledge/answer.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { aContentCommand, type ContentCommand } from '../support/a-content-command.ts'
import { anAnswerText, anAwkwardText } from '../support/an-answer-text.ts'

let desk: ContentCommand
beforeEach(async () => {
  desk = await aContentCommand()
})
afterEach(() => desk.remove())

/** Every file below a folder, with its content. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort()
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  )
}
const nothingToDo = expect.stringMatching(/^0 new, 0 changed, \d+ unchanged, 0 withdrawn, 0 left out, 0 faults\.$/)
const textOf = ({ revisionId: _, ...text }: Revision): AnswerText => text
const inOrder = (texts: readonly AnswerText[]) => texts.map(canonicalJson).sort()

describe('the sample content', () => {
  it('comes back from the database with the same texts', async () => {
    await desk.content('import', 'assets/content', '--publish')
    const out = join(desk.folder, 'out')
    await desk.content('export', out)
    expect(inOrder((await checkContent(out)).texts)).toEqual(inOrder((await checkContent('assets/content')).texts))
  })

  it.each(['out', 'out.csv', 'out.jsonl'])('is no change to the database when it returns from %s', async (name) => {
    await desk.content('import', 'assets/content', '--publish')
    await desk.content('export', join(desk.folder, name))
    expect(await desk.content('import', join(desk.folder, name), '--replace', '--publish')).toContainEqual(nothingToDo)
  })

  it('goes from a written folder to a database and back byte for byte', async () => {
    const [first, second] = [join(desk.folder, 'first'), join(desk.folder, 'second')]
    await desk.content('import', 'assets/content', '--publish')
    await desk.content('export', first)
    const other = await aContentCommand()
    await other.content('import', first, '--publish')
    await other.content('export', second)
    await other.remove()
    expect(await filesIn(second)).toEqual(await filesIn(first))
  })
})

describe('awkward texts', () => {
  const chance = seededChance(311)
  const texts = Array.from({ length: 300 }, (_, at) => anAwkwardText(chance, `topic-${at}`)).filter(
    (text) => answerTextSchema.safeParse(text).success,
  )

  it.each(['csv', 'jsonl'])('come back from %s letter for letter', async (format) => {
    expect(texts.length).toBeGreaterThan(250)
    await desk.publish(...texts)
    const path = join(desk.folder, `out.${format}`)
    await desk.content('export', path)
    const other = await aContentCommand()
    await other.content('import', path, '--publish')
    expect(inOrder((await other.release(1)).map(textOf))).toEqual(inOrder(texts))
    await other.remove()
  })

  it('come back from a folder letter for letter', async () => {
    await desk.publish(...texts)
    await desk.content('export', join(desk.folder, 'out'))
    expect(await desk.content('import', join(desk.folder, 'out'))).toContainEqual(nothingToDo)
  })
})

describe('an exported folder', () => {
  it('names the text that comes later by its first day', async () => {
    await desk.publish(anAnswerText({ effectiveFrom: '2027-01-01' }), anAnswerText({ effectiveUntil: '2026-12-31' }))
    await desk.content('export', join(desk.folder, 'out'))
    expect(Object.keys(await filesIn(join(desk.folder, 'out')))).toEqual([
      'en/pothole-report.md',
      'en/pothole-report@2027-01-01.md',
    ])
  })

  it('tells of files that belong to no answer', async () => {
    await desk.publish(anAnswerText())
    const out = join(desk.folder, 'out')
    await desk.content('export', out)
    await writeFile(join(out, 'en/old.md'), 'x')
    expect(await desk.content('export', out)).toContain(
      'en/old.md is of no answer in this release; --replace removes it',
    )
    expect(await filesIn(out)).toHaveProperty(['en/old.md'])
  })

  it('loses them with --replace', async () => {
    await desk.publish(anAnswerText())
    const out = join(desk.folder, 'out')
    await desk.content('export', out)
    await writeFile(join(out, 'en/old.md'), 'x')
    await desk.content('export', out, '--replace')
    expect(Object.keys(await filesIn(out))).toEqual(['en/pothole-report.md'])
  })

  it('is not begun when a text cannot be read back the same', async () => {
    await desk.publish(anAnswerText(), anAnswerText({ answerId: 'two', detail: 'One\n## Detail\nTwo' }))
    const out = join(desk.folder, 'out')
    await expect(desk.content('export', out)).rejects.toThrow('Nothing was written. This format cannot hold en/two.md')
    await expect(readdir(out)).rejects.toThrow('ENOENT')
  })

  it.each([
    ['out', 'Nothing was written. This format cannot hold en/pothole-report.md'],
    ['out.csv', 'Nothing was written. This format cannot hold en/pothole-report@2026-01-01'],
  ])('to %s is refused rather than lose what a newer version added', async (name, sentence) => {
    await desk.publish({ ...anAnswerText(), mood: 'calm' } as AnswerText)
    await expect(desk.content('export', join(desk.folder, name))).rejects.toThrow(sentence)
  })

  it('may be of an earlier release', async () => {
    await desk.publish(anAnswerText())
    await desk.publish(anAnswerText({ answerId: 'two' }))
    await desk.content('export', join(desk.folder, 'out'), '--release', '1')
    expect(Object.keys(await filesIn(join(desk.folder, 'out')))).toEqual(['en/pothole-report.md'])
  })

  it.each([
    ['1', 'There is no release 1.'],
    ['none', '"none" is no number of a release.'],
  ])('of release %s is refused in words', async (number, sentence) => {
    await expect(desk.content('export', desk.folder, '--release', number)).rejects.toThrow(sentence)
  })
})

/** In every column that somebody can write into. */
const formulasEverywhere = (formula: string, answerId: string) =>
  anAnswerText({
    answerId,
    title: formula,
    audience: formula,
    spoken: formula,
    residentsWords: [formula],
    apart: { question: formula, label: formula },
    owner: formula,
    links: [{ label: formula, url: 'https://portellery.example/' }],
    steps: formula,
    detail: formula,
  })

describe('exported CSV', () => {
  it('holds no cell that a spreadsheet would run', async () => {
    const starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠', "'=", "'＝"]
    await desk.publish(
      ...starts.map((start, at) => formulasEverywhere(`${start}cmd|' /C calc'!A0`, `topic-${at}`)),
      anAnswerText({ residentsWords: ['\t=cmd'] }),
    )
    const path = join(desk.folder, 'out.csv')
    await desk.content('export', path)
    const cells = parse(await readFile(path), { bom: true }).flat()
    expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([])
    expect(cells.filter((cell) => cell.includes('cmd'))).toHaveLength(starts.length * 10 + 1)
  })
})
