import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type HeldWorld, saveHeld } from '../../../electron/sync/save-held.ts'
import type { After } from '../../../shared/fair/held.ts'
import { recordKinds } from '../../../shared/fair/recorded.ts'
import { failure, success } from '../../../shared/result.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
})

const at = Date.UTC(2026, 10, 23, 19, 5)
const sam = { personId: '00000000-0000-4000-9000-000000000001', signInName: 'sam', displayName: 'Sam', roles: [] }
const theo = { ...sam, personId: '00000000-0000-4000-9000-000000000002' }

/** A centre that holds three records of each kind and tells them two at a time. */
function aWorld({ file = 'held.json' as string | null, onPage = () => {}, faultAt = Number.POSITIVE_INFINITY } = {}) {
  let pages = 0
  let who: typeof sam | null = sam
  const request = async (name: string, { kind, after }: { kind?: string; after?: After | null }) => {
    if (name === 'held:read') return success({ kinds: [], timeZone: 'America/Toronto' })
    pages++
    onPage()
    if (pages >= faultAt) return failure('unreachable')
    const places = after ? [2] : [0, 1]
    const rows = places.map((place) => ({ id: `${kind ?? name} ${place}`, at, until: null, about: [], by: null }))
    return success({ rows, next: after ? null : { at, id: '1' } })
  }
  const world: HeldWorld = {
    connection: { request: request as never },
    session: { person: () => who as never },
    clock: { now: () => at },
    askWhere: async () => (file === null ? null : join(folder, file)),
  }
  return {
    world,
    signIn: (person: typeof sam | null) => {
      who = person
    },
  }
}

const savedFile = async () => JSON.parse(await readFile(join(folder, 'held.json'), 'utf8'))

describe('all that is held about somebody, as a file', () => {
  it('has every page of every kind', async () => {
    const answer = await saveHeld(aWorld().world, 'en')
    expect(answer).toEqual(success({ fileName: 'held.json', count: 3 * recordKinds.length }))
    const { kinds } = await savedFile()
    expect(kinds.map(({ kind, count, records }: never) => [kind, count, (records as []).length])).toEqual(
      recordKinds.map((kind) => [kind, 3, 3]),
    )
  })

  it('says whose it is, of when, and by which clocks', async () => {
    await saveHeld(aWorld().world, 'en')
    const { person, madeAt, timeZone, kinds } = await savedFile()
    expect([person.signInName, madeAt, timeZone]).toEqual(['sam', '2026-11-23T14:05:00.000-05:00', 'America/Toronto'])
    expect(kinds[0].records[0].at).toBe('2026-11-23T14:05:00.000-05:00')
  })

  it('has facts as they were recorded', async () => {
    await saveHeld(aWorld().world, 'en')
    const fact = (await savedFile()).kinds.find(({ kind }: { kind: string }) => kind === 'fact')
    expect(fact.records[0].at).toBe(at)
  })

  it('explains itself in the language asked for', async () => {
    await saveHeld(aWorld().world, 'fr')
    const { title, kinds } = await savedFile()
    expect([title, kinds[0].name]).toEqual(['Ce qui est conservé sur moi', 'Appels et clavardages'])
  })

  it('is not written when somebody thought better of it', async () => {
    expect(await saveHeld(aWorld({ file: null }).world, 'en')).toEqual(success({ fileName: null, count: 0 }))
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves the file that was there while the centre cannot tell all of it', async () => {
    await writeFile(join(folder, 'held.json'), 'of last year')
    const answer = await saveHeld(aWorld({ faultAt: 9 }).world, 'en')
    expect(answer).toMatchObject({ ok: false, reason: 'server-unreachable' })
    expect(await readFile(join(folder, 'held.json'), 'utf8')).toBe('of last year')
    expect(await readdir(folder)).toEqual(['held.json'])
  })

  it('is never of two people', async () => {
    let pages = 0
    const { world, signIn } = aWorld({
      onPage: () => {
        pages++
        if (pages === 5) signIn(theo)
      },
    })
    expect(await saveHeld(world, 'en')).toMatchObject({ ok: false, reason: 'signed-out' })
    expect(await readdir(folder)).toEqual([])
  })

  it('says where it cannot be written', async () => {
    await writeFile(join(folder, 'file'), '')
    const answer = await saveHeld(aWorld({ file: 'file/held.json' }).world, 'en')
    expect(answer).toMatchObject({ ok: false, reason: 'storage-failed' })
  })
})
