import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRecordings } from '../../../server/replay/recordings.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

const written = async (name: string, content: string | Buffer) => {
  const file = join(folder.path, name)
  await writeFile(file, content)
  return file
}
const dialogue = (id: string) =>
  JSON.stringify({
    id,
    turns: [
      { role: 'user', text: 'Where is it?', gold: ['p1'] },
      { role: 'agent', text: 'Here.' },
    ],
  })

describe('a file of recordings', () => {
  it('is a practice script with its pauses, in which the resident alone speaks', async () => {
    const [script] = await readRecordings('assets/practice/10-banc-de-neige.json')
    expect(script).toMatchObject({ name: '10-banc-de-neige', channel: 'voice', language: 'fr' })
    expect(script?.turns.every(({ speaker, pauseMs }) => speaker === 'resident' && pauseMs !== null)).toBe(true)
  })

  it('is dialogues, one a line, plain or packed', async () => {
    const lines = `${dialogue('a')}\n\n${dialogue('b')}\n`
    const plain = await readRecordings(await written('two.jsonl', lines))
    expect(plain.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(plain[0]?.turns.map(({ speaker }) => speaker)).toEqual(['resident', 'agent'])
    expect(await readRecordings(await written('two.jsonl.gz', gzipSync(lines)))).toEqual(plain)
  })

  it('that is neither says which line is wrong', async () => {
    const file = await written('broken.jsonl', `${dialogue('a')}\n{"id":"b"}\n`)
    await expect(readRecordings(file)).rejects.toThrow(/neither a practice script nor dialogues.* Line 2:[\s\S]*turns/)
  })

  it('that is a broken script says what is wrong in it', async () => {
    const file = await written('script.json', JSON.stringify({ scriptId: 'x', turns: [] }, null, 2))
    await expect(readRecordings(file)).rejects.toThrow(/As a script:[\s\S]*title/)
  })

  it('that is empty, away or no text is told in a sentence', async () => {
    await expect(readRecordings(await written('empty.jsonl', '\n'))).rejects.toThrow('is empty')
    await expect(readRecordings(join(folder.path, 'away.json'))).rejects.toThrow('There is no file')
    await expect(readRecordings(await written('picture.json', Buffer.from([0xff, 0xd8])))).rejects.toThrow('cannot be')
  })
})
