import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openKeptTexts } from '../../../electron/storage/kept-texts.ts'
import type { KeptText } from '../../../shared/content/content-here.ts'
import { aDraftText } from '../../support/a-draft-text.ts'
import { collectingLog } from '../support/collecting-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const personId = '11111111-1111-4111-8111-111111111111'
const colleague = '22222222-2222-4222-8222-222222222222'

const aKeptText = (more: Partial<KeptText> = {}): KeptText => ({
  draftId: '33333333-3333-4333-8333-333333333333',
  answerId: 'pothole-report',
  language: 'en',
  replaces: null,
  version: 2,
  text: aDraftText({ title: 'A hole' }),
  keptAt: 1_000,
  ...more,
})

async function kept() {
  const folder = await temporaryFolder()
  const log = collectingLog()
  return { folder, log, texts: await openKeptTexts(folder, log) }
}

describe('texts that the centre does not have yet', () => {
  it('are there after a crash', async () => {
    const { folder, texts } = await kept()
    await texts.keep(personId, aKeptText())
    expect(await (await openKeptTexts(folder, collectingLog())).of(personId)).toEqual([aKeptText()])
  })

  it('are as they were typed last', async () => {
    const { texts } = await kept()
    const titles = ['A', 'A h', 'A hole']
    await Promise.all(titles.map((title) => texts.keep(personId, aKeptText({ text: aDraftText({ title }) }))))
    expect((await texts.of(personId)).map(({ text }) => text.title)).toEqual(['A hole'])
  })

  it('belong to who typed them', async () => {
    const { texts } = await kept()
    await texts.keep(personId, aKeptText())
    expect(await texts.of(colleague)).toEqual([])
  })

  it('come newest first', async () => {
    const { texts } = await kept()
    const newer = aKeptText({ draftId: '44444444-4444-4444-8444-444444444444', keptAt: 2_000 })
    await texts.keep(personId, aKeptText())
    await texts.keep(personId, newer)
    expect((await texts.of(personId)).map(({ keptAt }) => keptAt)).toEqual([2_000, 1_000])
  })

  it('are gone once let go, also one that waits to be written', async () => {
    const { folder, texts } = await kept()
    const writing = texts.keep(personId, aKeptText())
    await texts.letGo(personId, aKeptText().draftId)
    await writing
    expect(await readdir(folder).catch(() => [])).toEqual([])
  })

  it('are passed over when they cannot be read, without their words in the log', async () => {
    const { folder, log, texts } = await kept()
    await texts.keep(personId, aKeptText())
    await writeFile(join(folder, `${personId}.${aKeptText().draftId}.json`), '{"text":"King Street"')
    expect(await texts.of(personId)).toEqual([])
    expect(JSON.stringify(log.lines)).not.toContain('King Street')
  })
})
