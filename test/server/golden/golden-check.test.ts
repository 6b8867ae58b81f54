import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { createGoldenCheck } from '../../../server/golden/golden-check.ts'
import { publishFirstRelease, publishRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import { toRevision } from '../../../shared/knowledge/release.ts'
import { anAnswer } from '../../support/a-release.ts'
import { builtProgram } from '../../support/build-programs.ts'
import { aDatabase } from '../support/a-database.ts'

const timeZone = 'America/Toronto'
const nothingChanged = { put: [], withdrawn: [], version: 1, questions: [], day: '2026-11-25' }
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Tells when the thread was asked for something. */
function aThread(onAsked: (name: string) => void): Worker {
  const thread = new Worker(builtProgram('golden-thread'))
  const post = thread.postMessage.bind(thread)
  thread.postMessage = (message: { name: string }) => {
    post(message)
    onAsked(message.name)
  }
  return thread
}

describe('the golden questions', () => {
  it('are asked when somebody comes while the index goes from one release to the next', async () => {
    const { db, remove } = await aDatabase()
    closing.push(remove)
    const came: Promise<unknown>[] = []
    const golden = createGoldenCheck(() =>
      aThread((name) => {
        if (name === 'change') came.push(golden.compare(db, 2, nothingChanged))
      }),
    )
    closing.push(golden.stop)
    await publishFirstRelease(db, [toRevision(anAnswer(), sha256)], timeZone, 1_000)
    await golden.prepare(db)
    const revision = toRevision(anAnswer({ answerId: 'another' }), sha256)
    await publishRelease(db, [{ kind: 'put-revision', revision }], timeZone, 2_000)
    await golden.prepare(db)
    expect(await Promise.all(came)).toEqual([{ asked: 0, foundBefore: 0, found: 0, lost: [] }])
  })
})
