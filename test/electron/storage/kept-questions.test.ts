import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openKeptQuestions } from '../../../electron/storage/kept-questions.ts'
import type { KeptQuestions } from '../../../shared/content/content-here.ts'
import { collectingLog } from '../support/collecting-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const personId = '11111111-1111-4111-8111-111111111111'
const colleague = '22222222-2222-4222-8222-222222222222'

const changed = (text: string): KeptQuestions => ({
  changes: [{ id: '1', before: null, after: { text, language: 'en', answers: [] } }],
  keptAt: 1_000,
})

async function kept() {
  const folder = await temporaryFolder()
  const log = collectingLog()
  return { folder, log, questions: await openKeptQuestions(folder, log) }
}

describe('changes of the test questions that the centre does not have', () => {
  it('are there after a crash, as they were typed last', async () => {
    const { folder, questions } = await kept()
    await Promise.all(['a', 'a h', 'a hole'].map((text) => questions.keep(personId, changed(text))))
    expect(await (await openKeptQuestions(folder, collectingLog())).of(personId)).toEqual(changed('a hole'))
  })

  it('belong to who made them', async () => {
    const { questions } = await kept()
    await questions.keep(personId, changed('a hole'))
    expect(await questions.of(colleague)).toBeNull()
  })

  it('leave no file when there are none any more', async () => {
    const { folder, questions } = await kept()
    await questions.keep(personId, changed('a hole'))
    await questions.keep(personId, { changes: [], keptAt: 2_000 })
    expect(await readdir(folder)).toEqual([])
  })

  it('are passed over when they cannot be read, without their words in the log', async () => {
    const { folder, log, questions } = await kept()
    await questions.keep(personId, changed('a hole'))
    await writeFile(join(folder, `${personId}.json`), '{"changes":"King Street"')
    expect(await questions.of(personId)).toBeNull()
    expect(JSON.stringify(log.lines)).not.toContain('King Street')
  })
})
