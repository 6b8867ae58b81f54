import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aContentCommand, type ContentCommand, commandDay } from '../support/a-content-command.ts'
import { anAnswerText } from '../support/an-answer-text.ts'

let desk: ContentCommand
beforeEach(async () => {
  desk = await aContentCommand()
})
afterEach(() => desk.remove())

const importing = async (content: string | Uint8Array, ...more: string[]) =>
  desk.content('import', await desk.file('answers.csv', content), ...more)
/** The faults of a file that is refused. */
const faultsOf = async (content: string | Uint8Array, ...more: string[]) => {
  await expect(importing(content, ...more)).rejects.toThrow(/^Nothing was published: there (is a|are \d+) faults?\.$/)
  return desk.said.filter((line) => line.startsWith('fault')).map((line) => line.slice('fault      '.length))
}
const published = async (content: string | Uint8Array, ...more: string[]) => {
  await importing(content, '--publish', ...more)
  return desk.release(1)
}
const row = 'Potholes,Call when the hole is big. We fill it.\n'

describe('CSV of another system', () => {
  it('becomes answers by what its columns are called', async () => {
    expect(await published(`Subject,Content,Tags,Topic\n"Potholes",We fill it.,"hole, pit",Streets\n`)).toMatchObject([
      {
        answerId: 'potholes',
        title: 'Potholes',
        detail: 'We fill it.',
        residentsWords: ['hole', 'pit'],
        service: 'roads',
        revisedOn: commandDay,
        effectiveFrom: commandDay,
      },
    ])
  })

  it('is told what its columns were taken for', async () => {
    expect(await importing(`Subject,Content,Colour\nPotholes,We fill it.,red\n`)).toEqual([
      'fields (guessed; say otherwise with --map): Subject → title, Content → body',
      'fields left out: Colour',
      'new        en/potholes  answers.csv:2  (id made from its title; spoken to be written; steps to be written; kind: information; audience: Everybody; owner: content-team; service: civic; review a year after it was revised)',
      '1 new, 0 changed, 0 unchanged, 0 withdrawn, 0 left out, 0 faults.',
      'Nothing was published; --publish does it.',
    ])
  })

  it('is read as a mapping says', async () => {
    const map = await desk.file(
      'map.json',
      JSON.stringify({
        columns: { Betreff: 'title', Inhalt: 'body', Amt: 'service' },
        values: { service: { Strassen: 'roads' } },
        defaults: { owner: 'roads-operations', kind: 'request' },
      }),
    )
    const [answer] = await published('Betreff,Inhalt,Amt\nPotholes,We fill it.,Strassen\n', '--map', map)
    expect(answer).toMatchObject({ title: 'Potholes', service: 'roads', owner: 'roads-operations', kind: 'request' })
  })

  it('has its HTML made Markdown', async () => {
    const [answer] = await published('title,body\nPotholes,"<p>We <b>fill</b> it.</p><script>x</script>"\n')
    expect(answer?.detail).toBe('We **fill** it.')
  })

  it.each([';', '\t', '|'])('may be separated by %j', async (separator) => {
    expect(await published(`title,body\n${row}`.replaceAll(',', separator))).toHaveLength(1)
  })

  it.each(['\r\n', '\r'])('may end its lines with %j, also within cells', async (end) => {
    const [answer] = await published(`title,body${end}Potholes,"We fill it.${end}${end}Soon."${end}`)
    expect(answer?.detail).toBe('We fill it.\n\nSoon.')
  })

  it('may say its separator in its first line', async () => {
    expect(await published(`sep=;\r\ntitle;body\r\nPotholes;We fill it.\r\n`)).toHaveLength(1)
  })
})

describe('the letters of a CSV file', () => {
  const text = 'title,body\nÉté – déneigement,"Appelez « 311 »."\n'
  const windows = Buffer.from(text.replace('–', '\x96'), 'latin1')
  const bigEndian = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16, the other way round', bigEndian],
    ['windows-1252', windows],
  ])('are read from %s', async (_name, bytes) => {
    expect(await published(bytes)).toMatchObject([{ title: 'Été – déneigement', detail: 'Appelez « 311 ».' }])
  })

  it('are asked to be looked at when the encoding was guessed', async () => {
    expect(await importing(windows)).toContain(
      'answers.csv is read as windows-1252; look whether accented letters are right',
    )
  })

  it.each([
    ['bytes that are no letters anywhere', Buffer.from('title,body\nx\x81\xff,y\n', 'latin1'), 'save it as UTF-8'],
    [
      'UTF-8 with a letter of something else',
      Buffer.concat([Buffer.from('title,body\nÉté,x'), Buffer.from([0xe9, 0x0a])]),
      'is UTF-8 in some places and something else in others',
    ],
    ['a file that is no text', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3]), 'is no text'],
  ])('are refused for %s', async (_what, bytes, sentence) => {
    expect(await faultsOf(bytes)).toEqual([expect.stringContaining(sentence)])
  })
})

describe('a bad CSV file is refused by row and reason', () => {
  const full = 'id,language,title,kind,service,audience,spoken,words,owner,reviewOn,effectiveFrom,steps,detail\n'
  const cells = 'one,en,One,request,roads,All,Say it.,,roads,2027-01-01,2026-01-01,1. Ask.,None.\n'
  it.each([
    ['an unknown service', full + cells.replace('roads', 'rubbish'), 'answers.csv:2: "service" must be one of waste, '],
    ['an unknown kind', full + cells.replace('request', 'rumour'), 'answers.csv:2: "kind" must be one of'],
    ['another language', full + cells.replace('en', 'es'), 'answers.csv:2: "language" must be one of en, fr'],
    ['a day that is none', full + cells.replace('2027-01-01', '31/12/2027'), 'answers.csv:2: "reviewOn" must be a day'],
    ['HTML in a detail', full + cells.replace('None.', '<b>None</b>'), 'answers.csv:2: HTML is not allowed'],
    ['a heading in the steps', full + cells.replace('1. Ask.', '## Detail'), 'answers.csv:2: there is nothing under'],
    ['a control character', full + cells.replace('One', 'O\u0007ne'), 'answers.csv:2: "title" has a control character'],
    ['no title', 'id,body\nx,y\n', 'answers.csv:2: "title" is missing'],
    [
      'two texts for the same day',
      full + cells + cells,
      'answers.csv:3: is effective on the same days as answers.csv:2',
    ],
    ['too many cells', `title,body\n${row}a,b,c\n`, 'answers.csv:3: has 3 cells, and there are 2 columns'],
    ['a quotation mark never closed', 'title,body\nx,y\n"x,y\n', 'answers.csv:3: a quotation mark is opened here'],
    ['a quotation mark inside', 'title,body\n"x"y,z\n', 'answers.csv:2: a quotation mark stands inside a cell'],
    ['no column that it needs', 'colour,size\nred,2\n', 'answers.csv:1: no column gives the title or the id'],
    ['a column twice', 'title,body,title\nx,y,z\n', 'answers.csv:1: the column "title" is there twice'],
    ['nothing', '', 'answers.csv:1: the file is empty'],
    ['headings alone', 'title,body\n', 'answers.csv: holds no answers'],
  ])('%s', async (_what, content, fault) => {
    expect(await faultsOf(content)).toContainEqual(expect.stringContaining(fault))
  })

  it('a row longer than any', async () => {
    const endless = `title,body\nx,"${'y\n'.repeat(600_000)}`
    expect(await faultsOf(endless)).toEqual([expect.stringContaining('answers.csv:2: is longer than 1000000 letters')])
  })

  it('with all its faults at once', async () => {
    const bad = `${full}${cells.replace('roads', 'rubbish')}${cells.replace('one,', 'two,').replace('en', 'es')}`
    expect(await faultsOf(bad)).toHaveLength(2)
  })

  it('without one good row of it being published', async () => {
    await expect(importing(`title,body\n${row}a,b,c\n`, '--publish')).rejects.toThrow('Nothing was published')
    expect(await desk.release(1)).toEqual([])
  })
})

describe('CSV of a few columns', () => {
  it('changes these and nothing else', async () => {
    await desk.publish(anAnswerText({ residentsWords: ['old'] }))
    await importing('id,words\npothole-report,"new\nnewer"\n', '--publish')
    expect(await desk.release(2)).toMatchObject([
      { ...anAnswerText(), residentsWords: ['new', 'newer'], revisedOn: commandDay },
    ])
  })

  it('is no change when it says what is there already', async () => {
    await desk.publish(anAnswerText())
    expect(await importing('id,title\npothole-report,Report a pothole\n')).toContain('There is nothing to publish.')
  })

  it('takes an empty cell for nothing said, where an answer cannot be without', async () => {
    await desk.publish(anAnswerText())
    expect(await importing('id,title,owner\npothole-report,,\n')).toContain('There is nothing to publish.')
  })

  it('takes an empty last day for none', async () => {
    await desk.publish(anAnswerText({ effectiveUntil: '2026-12-31' }))
    await importing('id,effectiveUntil\npothole-report,\n', '--publish')
    expect(await desk.release(2)).toMatchObject([{ effectiveUntil: null }])
  })
})

describe('a large CSV file', () => {
  async function write(rows: number, end = ''): Promise<string> {
    const path = join(desk.folder, 'large.csv')
    const file = createWriteStream(path)
    file.write('id,title,body,keywords\n')
    for (let at = 1; at <= rows; at++)
      file.write(`topic-${at},Topic ${at},"${'Words about it. '.repeat(20)}","word, other ${at}"\n`)
    file.end(end)
    await finished(file)
    return path
  }

  it('of 100,000 rows is reported row by row within bounded memory', async () => {
    const path = await write(100_000)
    const before = process.memoryUsage().heapUsed
    const lines = await desk.content('import', path)
    expect(lines).toContain('100000 new, 0 changed, 0 unchanged, 0 withdrawn, 0 left out, 0 faults.')
    expect(lines.filter((line) => line.startsWith('new'))).toHaveLength(100_000)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(1_000_000_000)
  }, 240_000)

  it('is refused as a whole for its last row', async () => {
    const path = await write(10_000, 'a,b,c,d,e\n')
    await expect(desk.content('import', path, '--publish')).rejects.toThrow('Nothing was published')
    expect(desk.said).toContain('fault      large.csv:10002: has 5 cells, and there are 4 columns')
    expect(await desk.release(1)).toEqual([])
  })
})
