import { describe, expect, it } from 'vitest'
import { checkContent } from '../../../server/content/check-content.ts'
import { describeFault } from '../../../server/content/content-fault.ts'
import { aContentFolder, anAnswerFile } from '../support/a-content-folder.ts'

const check = async (files: Record<string, string | Buffer>) => {
  const folder = await aContentFolder(files)
  const { texts, faults, warnings } = await checkContent(folder.path)
  await folder.remove()
  return { texts, faults: faults.map(describeFault), warnings: warnings.map(describeFault) }
}
const both = (changes: Parameters<typeof anAnswerFile>[0] = {}) => ({
  'en/pothole-report.md': anAnswerFile(changes),
  'fr/pothole-report.md': anAnswerFile({}, 'fr'),
})
const file = 'en/pothole-report.md'

describe('a good content folder', () => {
  it('gives the texts of both languages', async () => {
    const { texts, faults, warnings } = await check(both())
    expect([faults, warnings]).toEqual([[], []])
    expect(texts[0]).toEqual({
      answerId: 'pothole-report',
      language: 'en',
      title: 'Report a pothole',
      kind: 'request',
      service: 'roads',
      audience: 'Everybody',
      spoken: 'I can report that pothole for you.',
      residentsWords: ['hole in the road'],
      steps: '1. Ask for the street.',
      detail: '**Fee.** None.',
      links: [{ label: 'Report', url: 'https://portellery.example/roads' }],
      related: [],
      owner: 'roads-operations',
      revisedOn: '2026-01-01',
      reviewOn: '2027-01-01',
      effectiveFrom: '2026-01-01',
      effectiveUntil: null,
    })
    expect(texts[1]).toMatchObject({ language: 'fr', steps: '1. Ask for the street.' })
  })

  it('may come from Windows', async () => {
    const windows = `\ufeff${anAnswerFile()}`.replaceAll('\n', '\r\n')
    const { faults } = await check({ ...both(), [file]: windows })
    expect(faults).toEqual([])
  })

  it('may hold the next text of an answer beside the one that ends', async () => {
    const { faults, texts } = await check({
      ...both({ effectiveFrom: 'effectiveFrom: 2026-01-01\neffectiveUntil: 2026-12-31' }),
      'en/pothole-report@2027-01-01.md': anAnswerFile({ effectiveFrom: 'effectiveFrom: 2027-01-01' }),
    })
    expect(faults).toEqual([])
    expect(texts).toHaveLength(3)
  })

  it('warns of an answer without its other language', async () => {
    const { faults, warnings } = await check({ [file]: anAnswerFile() })
    expect(faults).toEqual([])
    expect(warnings).toEqual([`${file}: there is no French text of this answer`])
  })
})

describe('a bad file is refused by name, line and reason', () => {
  const manyWords = Array.from({ length: 43 }, () => 'word').join(' ')
  it.each([
    ['a missing field', { title: null }, `${file}:1: "title" is missing`],
    ['an empty field', { title: 'title:' }, `${file}:4: "title" is missing`],
    ['an unknown kind', { kind: 'kind: rumour' }, `${file}:5: "kind" must be one of information, request, referral`],
    [
      'a spoken line too long to say',
      { spoken: `spoken: ${manyWords}` },
      `${file}:8: "spoken" has 43 words; at most 40`,
    ],
    ['a number for a text', { title: 'title: 311' }, `${file}:4: "title" must be a text`],
    ['a text for a list', { words: 'words: hole' }, `${file}:9: "words" must be a list`],
    [
      'a day that is none',
      { reviewOn: 'reviewOn: 2027-02-30' },
      `${file}:11: "reviewOn" must be a day such as 2026-03-31`,
    ],
    [
      'a dangerous link',
      { links: 'links: [{ label: Go, url: "javascript:alert(1)" }]' },
      /:13: "links", entry 1, url: must be an address/,
    ],
    ['a key that is none', { owner: 'owner: roads\ncolour: blue' }, `${file}:11: "colour" is not a key of an answer`],
    ['YAML that is none', { title: 'title: Potholes: a guide' }, /^en\/pothole-report.md:4: not valid YAML: /],
    ['no front matter', { '---': null }, `${file}:1: the file must begin with front matter between two lines of ---`],
    ['a missing heading', { '## Detail': null }, /: the heading "## Detail" is missing/],
    ['a heading without text', { '**Fee.**': null }, `${file}:21: there is nothing under "## Detail"`],
    [
      'an unknown heading',
      { '**Fee.**': 'None.\n## Fees\nMore.' },
      /^en\/pothole-report.md:24: "## Fees" is not a heading/,
    ],
    ['a heading of the other language', { '## Steps': '## Étapes' }, /"## Étapes" is not a heading of an answer/],
    ['HTML', { '**Fee.**': 'None <script>' }, `${file}:23: HTML is not allowed`],
    ['an image', { '**Fee.**': '![map](https://portellery.example/map.png)' }, `${file}:23: images are not allowed`],
    ['a control character', { '**Fee.**': 'None\u0000' }, `${file}:23: there is a control character in this line`],
    [
      'a control character in an escape',
      { title: 'title: "Pot\\0hole"' },
      `${file}:4: "title" has a control character, or half a letter`,
    ],
    [
      'a name that is not its id',
      { 'id:': 'id: pot-hole' },
      `${file}:2: "id" is pot-hole, but the file is named pothole-report`,
    ],
    [
      'the wrong folder',
      { language: 'language: fr', '## Steps': '## Étapes', '## Detail': '## Détail' },
      `${file}:3: "language" is fr, but the folder is en`,
    ],
    [
      'a relation to nothing',
      { related: 'related: [sinkhole]' },
      `${file}:14: "related" names sinkhole, and there is no such answer`,
    ],
  ])('%s', async (_what, changes, expected) => {
    const { faults } = await check(both(changes))
    expect(faults).toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })

  it('letters in another encoding', async () => {
    const latin = Buffer.from(anAnswerFile({ title: 'title: Été' }), 'latin1')
    expect((await check({ ...both(), [file]: latin })).faults).toEqual([
      `${file}:1: the file is not UTF-8; save it as UTF-8`,
    ])
  })

  it('two texts for the same day', async () => {
    const later = 'en/pothole-report@2026-06-01.md'
    const { faults } = await check({ ...both(), [later]: anAnswerFile({ effectiveFrom: 'effectiveFrom: 2026-06-01' }) })
    expect(faults).toEqual([
      expect.stringMatching(
        /^en\/pothole-report@2026-06-01.md:12: is effective on the same days as en\/pothole-report.md/,
      ),
    ])
  })

  it('a first day other than the name says', async () => {
    const { faults } = await check({ ...both(), 'en/pothole-report@2028-01-01.md': anAnswerFile() })
    expect(faults).toContain(
      'en/pothole-report@2028-01-01.md:12: "effectiveFrom" is 2026-01-01, but the file\'s name says 2028-01-01',
    )
  })

  it('a file of another kind', async () => {
    expect((await check({ ...both(), 'en/notes.docx': 'x' })).faults).toEqual([
      'en/notes.docx: an answer is a file whose name ends in .md',
    ])
  })

  it('a first day that is missing, without what is taken from it', async () => {
    expect((await check(both({ effectiveFrom: null }))).faults).toEqual([`${file}:1: "effectiveFrom" is missing`])
  })

  it('a folder that is named like an answer', async () => {
    const { faults } = await check({ ...both(), 'en/old.md/note.md': 'x' })
    expect(faults).toEqual(['en/old.md: is a folder; an answer is a file'])
  })

  it('a file where the folder of a language should be', async () => {
    expect((await check({ en: 'x' })).faults).toEqual(['en: there is a file where this folder should be'])
  })

  it('aliases that stand for more than anybody can read', async () => {
    const levels = 'bcdefg'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdef'[at]}`)}]`)
    const { faults } = await check({ [file]: `---\na: &a [x]\n${levels.join('\n')}\n---\n` })
    expect(faults).toEqual([`${file}:2: not valid YAML: its aliases (*name) cannot be resolved`])
  })

  it('tells everything at once, and only what is wrong', async () => {
    const { faults } = await check({
      ...both({ title: null, kind: 'kind: rumour' }),
      'en/sinkhole.md': anAnswerFile({ 'id:': 'id: sinkhole', owner: null, related: 'related: [pothole-report]' }),
    })
    expect(faults).toEqual([
      `${file}:1: "title" is missing`,
      `${file}:4: "kind" must be one of information, request, referral`,
      'en/sinkhole.md:1: "owner" is missing',
    ])
  })

  it('a folder without answers', async () => {
    const { faults } = await check({})
    expect(faults).toEqual([expect.stringContaining('there are no answers')])
  })
})

describe('a clarifying question', () => {
  const asking = (id: string, label: string, language: 'en' | 'fr' = 'en', question = 'Which one?') =>
    anAnswerFile(
      { 'id:': `id: ${id}`, owner: `owner: roads\napart:\n  question: ${question}\n  label: ${label}` },
      language,
    )
  const neighbours = (changes: Record<string, string> = {}) => ({
    'en/pothole.md': asking('pothole', 'A hole'),
    'en/pavement.md': asking('pavement', 'Cracks'),
    'fr/pothole.md': asking('pothole', 'Un trou', 'fr', 'Lequel?'),
    'fr/pavement.md': asking('pavement', 'Des fissures', 'fr', 'Lequel?'),
    ...changes,
  })

  it('is part of the text', async () => {
    const { texts, faults, warnings } = await check(neighbours())
    expect([faults, warnings]).toEqual([[], []])
    expect(texts.map(({ apart }) => apart)).toContainEqual({ question: 'Which one?', label: 'A hole' })
  })

  it('is left out of the text where none is written', async () => {
    const { texts } = await check(both())
    expect(texts.map((text) => 'apart' in text)).toEqual([false, false])
  })

  it('stands in at least two answers of its language, letter for letter', async () => {
    const { faults } = await check(neighbours({ 'en/pavement.md': asking('pavement', 'Cracks', 'en', 'Which?') }))
    const reason = '"apart" asks a question that no other answer of this language asks, letter for letter'
    expect(faults).toEqual([`en/pavement.md:11: ${reason}`, `en/pothole.md:11: ${reason}`])
  })

  it('is not called lonely while a neighbour may only be refused for something else', async () => {
    const bad = asking('pavement', 'Cracks').replace('kind: request', 'kind: rumour')
    expect((await check(neighbours({ 'en/pavement.md': bad }))).faults).toEqual([expect.stringContaining('"kind"')])
  })

  it('has a label of its own in every answer', async () => {
    const { faults } = await check(neighbours({ 'en/pothole.md': asking('pothole', 'cracks') }))
    expect(faults).toEqual([
      'en/pothole.md:11: "apart" has the same label as en/pavement.md, which asks the same question',
    ])
  })

  it('may keep its label in the next text of the same answer', async () => {
    const ending = 'effectiveFrom: 2026-01-01\neffectiveUntil: 2026-12-31'
    const { faults } = await check(
      neighbours({
        'en/pothole.md': asking('pothole', 'A hole').replace('effectiveFrom: 2026-01-01', ending),
        'en/pothole@2027-01-01.md': asking('pothole', 'A hole').replace('From: 2026', 'From: 2027'),
      }),
    )
    expect(faults).toEqual([])
  })

  it('is asked in both languages or in none', async () => {
    const { faults } = await check(neighbours({ 'fr/pothole.md': anAnswerFile({ 'id:': 'id: pothole' }, 'fr') }))
    expect(faults).toContain('fr/pothole.md: "apart" is missing: en/pothole.md has it')
  })

  it.each([
    ['without a label', 'apart: { question: Which? }', '"apart", label: must be a text'],
    ['with more than a line can show', `apart: { question: ${'x'.repeat(121)}, label: a }`, 'must have at most 120'],
    ['with another key', 'apart: { question: Which?, label: A, colour: red }', 'a question and a label, no "colour"'],
    ['that is a text', 'apart: Which one?', '"apart" must be a list of keys with values'],
  ])('%s is refused', async (_what, apart, reason) => {
    const { faults } = await check(both({ owner: `owner: roads\n${apart}` }))
    expect(faults).toEqual([expect.stringContaining(reason)])
  })
})

describe('the sample content', () => {
  it('is good', async () => {
    const { faults, warnings, texts } = await checkContent('assets/content')
    expect({ faults, warnings }).toEqual({ faults: [], warnings: [] })
    expect(new Set(texts.map(({ answerId }) => answerId)).size).toBeGreaterThanOrEqual(120)
  })
})
