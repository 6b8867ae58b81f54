import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { failure } from '../../../shared/result.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { aConnectedDesktop, aDesktop, eventually, online } from '../support/a-desktop.ts'

type Desktop = Awaited<ReturnType<typeof aDesktop>>

async function recordAll(desktop: Desktop, facts: readonly Fact[]) {
  for (const fact of facts) await desktop.recorder.record(fact)
  desktop.outboxFilled()
}

const emptied = (desktop: Desktop) => eventually(() => expect(desktop.status().outbox.pending).toBe(0))
const ids = (facts: readonly Fact[]) => facts.map(({ factId }) => factId)

describe('delivery', () => {
  it('brings what is recorded to the server in the order recorded', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    const facts = anInteraction()
    await recordAll(desktop, facts)
    await emptied(desktop)
    expect(ids(centre.facts)).toEqual(ids(facts))
  })

  it('brings what was recorded while the server was away, once it is back', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    await centre.stop()
    const facts = [...anInteraction(), ...anInteraction()]
    await recordAll(desktop, facts)
    await eventually(() => expect(desktop.status().connection.state).toBe('offline'))
    expect(desktop.status().outbox.pending).toBe(facts.length)
    await centre.start()
    await emptied(desktop)
    expect(ids(centre.facts)).toEqual(ids(facts))
  })

  it('brings what an earlier run recorded', async () => {
    const { centre, desktop, folder } = await aConnectedDesktop()
    await centre.stop()
    const facts = anInteraction()
    await recordAll(desktop, facts)
    await desktop.stop()
    await centre.start()
    await emptied(await aDesktop({ folder, url: centre.url }))
    expect(ids(centre.facts)).toEqual(ids(facts))
  })

  it('goes on by itself after the session could not be renewed for a moment', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    let answers = 0
    centre.knobs.refreshAnswer = failure('unavailable')
    centre.knobs.deliver = (delivery) => {
      if (answers++ > 0) return centre.store(delivery)
      return failure('signed-out')
    }
    const facts = anInteraction()
    await recordAll(desktop, facts)
    await emptied(desktop)
    expect(ids(centre.facts)).toEqual(ids(facts))
  })

  it('sends a batch once more when its acknowledgement is lost', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    let lost = 0
    centre.knobs.deliver = (delivery) => {
      const answer = centre.store(delivery)
      if (lost++ > 0) return answer
      // Committed, and cut off before the answer leaves.
      void centre.stop().then(centre.start)
      return 'silence'
    }
    const facts = anInteraction()
    await recordAll(desktop, facts)
    await emptied(desktop)
    expect(ids(centre.facts)).toEqual(ids(facts))
    expect(centre.batches.length).toBeGreaterThan(1)
  })

  it('keeps everything while the server cannot commit', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.knobs.deliver = () => failure('unavailable')
    const facts = anInteraction()
    await recordAll(desktop, facts)
    await eventually(() => expect(centre.batches.length).toBeGreaterThan(1))
    expect(desktop.status().outbox.pending).toBe(facts.length)
    centre.knobs.deliver = centre.store
    await emptied(desktop)
  })

  it('sets aside what the server refuses, with the reason, and goes on', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.knobs.deliver = (delivery) => {
      const answer = centre.store(delivery)
      const refused = [{ sequence: 2, reason: 'too-large' as const, detail: 'more than 64 kB' }]
      return answer !== 'silence' && answer.ok ? { ...answer, value: { ...answer.value, refused } } : answer
    }
    await recordAll(desktop, anInteraction())
    await emptied(desktop)
    expect(await desktop.outbox.refused()).toMatchObject([
      { sequence: 2, reason: 'too-large', detail: 'more than 64 kB' },
    ])
  })

  it('takes a new identity when another workstation has its own', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    const shared = desktop.outbox.deviceId()
    centre.knobs.deliver = (delivery) =>
      delivery.deviceId === shared ? failure('identity-clash') : centre.store(delivery)
    const facts = anInteraction()
    await recordAll(desktop, facts)
    await emptied(desktop)
    expect(ids(centre.facts)).toEqual(ids(facts))
    expect(centre.handshakes.at(-1)?.deviceId).toBe(desktop.outbox.deviceId())
    expect(desktop.outbox.deviceId()).not.toBe(shared)
  })

  it('waits for a sign-in when the server does not take the session, and then brings everything', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.knobs.deliver = () => failure('signed-out')
    centre.knobs.refreshAnswer = failure('signed-out')
    await recordAll(desktop, anInteraction())
    await eventually(() => expect(desktop.status().connection.state).toBe('refused'))
    expect(desktop.status().outbox.pending).toBe(4)
    centre.knobs.deliver = centre.store
    await desktop.signIn()
    await online(desktop)
    await emptied(desktop)
  })

  it('announces what waits as it changes', async () => {
    const { desktop } = await aConnectedDesktop()
    await recordAll(desktop, anInteraction())
    await emptied(desktop)
    const pending = desktop.announced.filter(({ name }) => name === 'outbox:changed').map(({ payload }) => payload)
    expect(pending.at(0)).toEqual({ pending: 4, refused: 0 })
    expect(pending.at(-1)).toEqual({ pending: 0, refused: 0 })
  })
})
