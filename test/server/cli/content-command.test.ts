import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planImport } from '../../../server/content/import/import-plan.ts'
import { publishImport } from '../../../server/content/import/publish-import.ts'
import { listReleaseRecords } from '../../../server/content-desk/release-records-repository.ts'
import { lockReleases } from '../../../server/releases/release-chain.ts'
import { aContentCommand, type ContentCommand } from '../support/a-content-command.ts'
import { anAnswerFile } from '../support/a-content-folder.ts'
import { anAnswerText } from '../support/an-answer-text.ts'

let desk: ContentCommand
beforeEach(async () => {
  desk = await aContentCommand()
})
afterEach(() => desk.remove())

/** Writes answers of these ids into a content folder. */
async function write(...ids: string[]): Promise<string> {
  await mkdir(join(desk.folder, 'en'), { recursive: true })
  for (const id of ids) await writeFile(join(desk.folder, 'en', `${id}.md`), anAnswerFile({ 'id:': `id: ${id}` }))
  return desk.folder
}
const idsIn = async (release: number) => (await desk.release(release)).map(({ answerId }) => answerId)
const sums = () => desk.said.find((line) => line.endsWith('faults.'))

describe('content import', () => {
  it('publishes nothing unless it is told to', async () => {
    await desk.content('import', await write('one'))
    expect(await desk.release(1)).toEqual([])
  })

  it('publishes all as one release', async () => {
    expect(await desk.content('import', await write('one', 'two'), '--publish')).toContain('Release 1 was published.')
    expect(await idsIn(1)).toEqual(['one', 'two'])
  })

  it('tells what is new, changed and unchanged', async () => {
    await desk.content('import', await write('one', 'two'), '--publish')
    await writeFile(join(desk.folder, 'en/two.md'), anAnswerFile({ 'id:': 'id: two', owner: 'owner: others' }))
    await desk.content('import', await write('three'))
    expect(desk.said).toEqual([
      'new        en/three  en/three.md',
      'changed    en/two  en/two.md',
      '1 new, 1 changed, 1 unchanged, 0 withdrawn, 0 left out, 0 faults.',
      'Nothing was published; --publish does it.',
    ])
  })

  it('puts a changed text in the place of the one before', async () => {
    await desk.content('import', await write('one'), '--publish')
    await writeFile(join(desk.folder, 'en/one.md'), anAnswerFile({ 'id:': 'id: one', owner: 'owner: others' }))
    await desk.content('import', desk.folder, '--publish')
    expect(await desk.release(2)).toMatchObject([{ answerId: 'one', owner: 'others' }])
  })

  it('leaves what the source does not have', async () => {
    await desk.publish(anAnswerText())
    await desk.content('import', await write('one'), '--publish')
    expect(await idsIn(2)).toEqual(['one', 'pothole-report'])
  })

  it('withdraws it with --replace', async () => {
    await desk.publish(anAnswerText())
    await desk.content('import', await write('one'), '--publish', '--replace')
    expect(await idsIn(2)).toEqual(['one'])
    expect(desk.said).toContain('withdrawn  en/pothole-report  from 2026-01-01')
  })

  it('makes no release when nothing changed', async () => {
    await desk.content('import', await write('one'), '--publish')
    expect(await desk.content('import', desk.folder, '--publish')).toContain('There is nothing to publish.')
    expect(await desk.release(2)).toEqual([])
  })

  it('may relate to an answer that only the release has', async () => {
    await desk.publish(anAnswerText())
    await desk.file('one.csv', 'id,title,body,related\none,One,Some text.,pothole-report\n')
    await desk.content('import', join(desk.folder, 'one.csv'))
    expect(sums()).toBe('1 new, 0 changed, 0 unchanged, 0 withdrawn, 0 left out, 0 faults.')
  })

  it('refuses to withdraw what others relate to', async () => {
    await desk.publish(anAnswerText({ answerId: 'one' }), anAnswerText())
    await desk.file('one.csv', 'id,title,related\none,One,pothole-report\n')
    await expect(desk.content('import', join(desk.folder, 'one.csv'), '--replace')).rejects.toThrow('there is a fault')
    expect(desk.said).toContain('fault      one.csv:2: "related" names pothole-report, and there is no such answer')
  })

  it('refuses a second text for days that the release has one for', async () => {
    await desk.publish(anAnswerText({ answerId: 'one', effectiveFrom: '2025-01-01' }))
    await expect(desk.content('import', await write('one'))).rejects.toThrow('there is a fault')
    expect(desk.said).toContainEqual(
      expect.stringContaining('en/one.md:12: is effective on the same days as release 1: en/one'),
    )
  })

  it('is not held up by what was wrong before', async () => {
    await desk.publish(anAnswerText({ related: ['long-gone'] }))
    await desk.content('import', await write('one'), '--publish')
    expect(await idsIn(2)).toEqual(['one', 'pothole-report'])
  })

  it('publishes nothing of a folder with one bad file', async () => {
    await write('one')
    await writeFile(join(desk.folder, 'en/two.md'), 'x')
    await expect(desk.content('import', desk.folder, '--publish')).rejects.toThrow('Nothing was published')
    expect(await desk.release(1)).toEqual([])
  })

  it('leaves nothing behind when the database fails in the middle', async () => {
    await desk.content('import', await write('one'), '--publish')
    await sql`create function fail() returns trigger language plpgsql as $$ begin
      if new.ordinal = 2 then raise exception 'no more'; end if; return new; end $$`.execute(desk.db)
    await sql`create trigger fail before insert on release_change for each row execute function fail()`.execute(desk.db)
    await expect(desk.content('import', await write('two', 'three'), '--publish')).rejects.toThrow('no more')
    expect(await desk.db.selectFrom('revision').select('answer_id').execute()).toEqual([{ answer_id: 'one' }])
  })

  it('does not publish a plan for a release that is no longer the newest', async () => {
    await desk.publish(anAnswerText())
    const none = { candidates: [], faults: [], leftOut: [], refused: new Set<string>(), remarks: [] }
    const plan = planImport(none, { number: 1, revisions: [...(await desk.release(1))] }, true)
    await desk.publish(anAnswerText({ answerId: 'two' }))
    expect(await publishImport(desk.db, plan, { number: 1, timeZone: 'America/Toronto' }, { at: 0 })).toEqual({
      ok: false,
      reason: 'another-release',
      detail: 'release 2 was published meanwhile',
    })
  })

  it('publishes one of two that were planned on the same release', async () => {
    await desk.publish(anAnswerText())
    const folder = await write('one')
    const table = await desk.file('two.csv', 'id,title,body\ntwo,Two,Some text.\n')
    const outcome = await desk.db.transaction().execute(async (transaction) => {
      await lockReleases(transaction)
      const racing = Promise.allSettled([folder, table].map((path) => desk.content('import', path, '--publish')))
      await untilWaiting(2)
      return { racing }
    })
    const refused = (await outcome.racing).flatMap((one) => (one.status === 'rejected' ? String(one.reason) : []))
    expect(refused).toEqual([
      'StartFailure: Nothing was published: release 2 was published meanwhile. Import again to see what that changes.',
    ])
    expect(await desk.release(3)).toEqual([])
  })

  it('keeps the note with the release', async () => {
    await desk.content('import', await write('one'), '--publish', '--note', 'New hours from January on')
    await desk.publish(anAnswerText())
    expect(await listReleaseRecords(desk.db)).toMatchObject([
      { number: 2, purpose: 'import', note: null },
      { number: 1, purpose: 'import', note: 'New hours from January on' },
    ])
  })
})

/** Resolves when so many transactions of this database wait for a lock. */
async function untilWaiting(count: number): Promise<void> {
  const query = sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `
  while ((await query.execute(desk.db)).rows[0]?.waiting !== count) await sleep(20)
}

describe('a content command that cannot be carried out says why', () => {
  it.each([
    ['nothing to do', [], 'Usage:'],
    ['an unknown verb', ['publish'], 'Usage:'],
    ['nothing to import', ['import'], 'Usage:'],
    ['an unknown option', ['import', '.', '--force'], "Unknown option '--force'"],
    ['a file that is not there', ['import', 'no-such-file.csv'], 'There is no '],
    ['a file of unknown kind', ['import', 'package.json', '--format', 'word'], 'Say what '],
    ['something pasted without its format', ['import', '-'], 'with --format: folder, csv, jsonl, html, open311'],
    ['a folder read as a file', ['import', 'assets', '--format', 'csv'], 'Nothing was published: there is a fault.'],
    ['a note of no use', ['import', 'assets/content', '--note', ' x '], 'A --note has 3 to 1000 letters.'],
    ['an unknown language', ['import', 'assets/content', '--language', 'es'], 'There is no language "es" here'],
    [
      'a mapping that is not there',
      ['import', 'assets/content', '--map', 'none.json'],
      'There is no mapping none.json',
    ],
    ['a mapping of another shape', ['import', 'assets/content', '--map', 'package.json'], 'cannot be used'],
    ['a mapping that is not JSON', ['import', 'assets/content', '--map', 'README.md'], 'is not JSON'],
    ['an export of unknown kind', ['export', 'answers.xlsx'], 'is neither a folder nor a .csv or .jsonl file'],
    ['an export of nothing', ['export', 'nowhere'], 'There is no release yet.'],
  ])('%s', async (_what, args, sentence) => {
    await expect(desk.content(...args)).rejects.toThrow(sentence)
  })
})
