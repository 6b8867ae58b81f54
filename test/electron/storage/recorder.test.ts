import { randomUUID } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Draft } from '../../../shared/interaction/draft.ts'
import { anAgentId, anInteraction } from '../../support/an-interaction.ts'
import { openWorkstationStore } from '../support/a-workstation-store.ts'
import { textBelow } from '../support/files-below.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function aStore() {
  const folder = await temporaryFolder()
  const store = await openWorkstationStore(folder)
  onTestFinished(() => store.database.close())
  return { ...store, folder }
}

function aDraft(facts = anInteraction().slice(0, 2), words = 'my cart was not emptied'): Draft {
  return {
    interactionId: facts[0]?.interactionId ?? randomUUID(),
    agentId: anAgentId,
    facts,
    conversation: [{ speaker: 'resident', text: words, heardAt: 1 }],
    notes: 'cart, garbage',
    language: null,
    centre: null,
    reply: '',
    unsent: [],
  }
}

describe('recording', () => {
  it('puts a fact into the outbox', async () => {
    const { recorder, outbox } = await aStore()
    const [fact] = anInteraction()
    await recorder.record(fact ?? expect.fail())
    expect((await outbox.oldest(2)).map((entry) => entry.fact)).toEqual([fact])
  })

  it('does not record a fact twice, also after it was delivered', async () => {
    const { recorder, outbox } = await aStore()
    const [fact] = anInteraction()
    await recorder.record(fact ?? expect.fail())
    await outbox.settle(1, [])
    await recorder.record(fact ?? expect.fail())
    expect(outbox.counts().pending).toBe(0)
  })
})

describe('the open draft', () => {
  it('comes back with its notes and conversation', async () => {
    const { recorder, drafts } = await aStore()
    const draft = aDraft()
    await drafts.save(draft)
    expect(await recorder.draftsOf(anAgentId)).toEqual([draft])
  })

  it('comes back with the facts recorded after it was last saved', async () => {
    const { recorder, drafts } = await aStore()
    const facts = anInteraction()
    for (const fact of facts.slice(0, 3)) await recorder.record(fact)
    await drafts.save(aDraft(facts.slice(0, 2)))
    expect((await recorder.draftsOf(anAgentId))[0]?.facts.map(({ kind }) => kind)).toEqual([
      'offered',
      'accepted',
      'ended',
    ])
  })

  it('is gone once its wrap-up is recorded', async () => {
    const { recorder, drafts } = await aStore()
    const facts = anInteraction()
    await drafts.save(aDraft(facts.slice(0, 3)))
    for (const fact of facts) await recorder.record(fact)
    expect(await recorder.draftsOf(anAgentId)).toEqual([])
  })

  it('is not brought back by a save that arrives late', async () => {
    const { recorder, drafts } = await aStore()
    const facts = anInteraction()
    for (const fact of facts) await recorder.record(fact)
    await drafts.save(aDraft(facts))
    expect(await drafts.read(anAgentId)).toEqual([])
  })

  it('does not come back when the crash fell between the wrap-up and its end', async () => {
    const { recorder, drafts, folder, database } = await aStore()
    const facts = anInteraction()
    for (const fact of facts) await recorder.record(fact)
    await database.close()
    const next = await openWorkstationStore(folder)
    onTestFinished(() => next.database.close())
    await next.drafts.save(aDraft(facts.slice(0, 3)))
    expect(await next.recorder.draftsOf(anAgentId)).toEqual([])
    expect(await drafts.read(anAgentId)).toEqual([])
  })

  it('leaves no word of the conversation on disk when the interaction closes', async () => {
    const { recorder, drafts, folder } = await aStore()
    const facts = anInteraction()
    for (let save = 0; save < 20; save++) await drafts.save(aDraft(facts.slice(0, 3), `marmalade ${save}`))
    expect(await textBelow(folder)).toContain('marmalade')
    for (const fact of facts) await recorder.record(fact)
    expect(await textBelow(folder)).not.toContain('marmalade')
  })

  it('leaves no word of a save that was cut off', async () => {
    const { recorder, drafts, folder } = await aStore()
    const facts = anInteraction()
    // A folder in the way makes the last step of a save fail, as a full disk would an earlier one.
    await mkdir(join(folder, 'drafts', `${anAgentId}.${facts[0]?.interactionId}.json`, 'in-the-way'), {
      recursive: true,
    })
    await expect(drafts.save(aDraft(facts.slice(0, 3), 'marmalade'))).rejects.toThrow()
    for (const fact of facts) await recorder.record(fact)
    expect(await textBelow(folder)).not.toContain('marmalade')
  })

  it('leaves no word of a save that a crash cut off', async () => {
    const { folder, database } = await aStore()
    await database.close()
    await mkdir(join(folder, 'drafts'), { recursive: true })
    await writeFile(join(folder, 'drafts', `${anAgentId}.json.next`), '{"conversation":[{"text":"marmalade')
    const next = await openWorkstationStore(folder)
    onTestFinished(() => next.database.close())
    expect(await textBelow(folder)).not.toContain('marmalade')
  })

  it('is gone at the next start when the crash fell between the wrap-up and its end, whoever signs in', async () => {
    const { recorder, drafts, folder, database } = await aStore()
    const facts = anInteraction()
    for (const fact of facts) await recorder.record(fact)
    await database.close()
    const next = await openWorkstationStore(folder)
    onTestFinished(() => next.database.close())
    await next.drafts.save(aDraft(facts.slice(0, 3), 'marmalade'))
    await next.recorder.forgetClosedDrafts()
    expect(await textBelow(folder)).not.toContain('marmalade')
    expect(await drafts.read(anAgentId)).toEqual([])
  })

  it('is not quoted in the log when it cannot be read', async () => {
    const { drafts, folder, log } = await aStore()
    const draft = aDraft()
    await drafts.save(draft)
    await writeFile(
      join(folder, 'drafts', `${anAgentId}.${draft.interactionId}.json`),
      '{"conversation":[{"text":marmalade}]}',
    )
    expect(await drafts.read(anAgentId)).toEqual([])
    expect(log.lines.at(-1)?.happening).toBe('draft unreadable')
    expect(JSON.stringify(log.lines)).not.toContain('marmalade')
  })

  it('is another agent’s and stays so', async () => {
    const { recorder, drafts } = await aStore()
    await drafts.save(aDraft())
    expect(await recorder.draftsOf(randomUUID())).toEqual([])
  })

  it('is one of several, in the order in which they began', async () => {
    const { recorder, drafts } = await aStore()
    const later = aDraft(anInteraction(undefined, { startAt: Date.UTC(2026, 10, 23, 15, 0) }).slice(0, 2))
    const earlier = aDraft()
    await drafts.save(later)
    await drafts.save(earlier)
    expect(await recorder.draftsOf(anAgentId)).toEqual([earlier, later])
  })

  it('goes alone when its interaction is discarded', async () => {
    const { recorder, drafts } = await aStore()
    const [one, other] = [aDraft(), aDraft()]
    await drafts.save(one)
    await drafts.save(other)
    await drafts.discard(anAgentId, one.interactionId)
    expect(await recorder.draftsOf(anAgentId)).toEqual([other])
  })

  it('goes with its interaction although nobody can read it', async () => {
    const { recorder, drafts, folder } = await aStore()
    const facts = anInteraction()
    const draft = aDraft(facts.slice(0, 3))
    await drafts.save(draft)
    await writeFile(join(folder, 'drafts', `${anAgentId}.${draft.interactionId}.json`), '{"notes":marmalade')
    for (const fact of facts) await recorder.record(fact)
    expect(await textBelow(folder)).not.toContain('marmalade')
  })

  it('is read when it was written as the only one of its agent, and keeps nothing under the old name', async () => {
    const { folder, database } = await aStore()
    await database.close()
    const { centre: _centre, reply: _reply, unsent: _unsent, ...old } = aDraft()
    await mkdir(join(folder, 'drafts'), { recursive: true })
    await writeFile(join(folder, 'drafts', `${anAgentId}.json`), JSON.stringify(old))
    const next = await openWorkstationStore(folder)
    onTestFinished(() => next.database.close())
    expect(await next.recorder.draftsOf(anAgentId)).toEqual([{ ...old, centre: null, reply: '', unsent: [] }])
    expect(await readdir(join(folder, 'drafts'))).toEqual([`${anAgentId}.${old.interactionId}.json`])
  })

  it('keeps what the agent was writing, and what was not sent', async () => {
    const { recorder, drafts } = await aStore()
    const line = { utteranceId: randomUUID(), text: 'One moment \u{1F44D}', language: 'en' as const, saidAt: 5 }
    const draft = { ...aDraft(), reply: 'The crew comes', unsent: [line] }
    await drafts.save(draft)
    expect(await recorder.draftsOf(anAgentId)).toEqual([draft])
  })

  it('is the newest of many saved in a burst', async () => {
    const { drafts } = await aStore()
    const draft = aDraft()
    await Promise.all(['a', 'ab', 'abc'].map((notes) => drafts.save({ ...draft, notes })))
    expect((await drafts.read(anAgentId))[0]?.notes).toBe('abc')
  })
})
