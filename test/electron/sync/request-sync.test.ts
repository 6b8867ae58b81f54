import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { askDefinition, askServices } from '../../../electron/sync/ask-services.ts'
import { failure, success } from '../../../shared/result.ts'
import type { SentRequest } from '../../../shared/service-requests/sent-request.ts'
import type { Submission } from '../../../shared/service-requests/service-request-contract.ts'
import { aDefinition, aSentRequest, aService, aSubmission } from '../../support/a-service-request.ts'
import { anAgentId } from '../../support/an-interaction.ts'
import { aConnectedDesktop, aDesktop, eventually, online } from '../support/a-desktop.ts'

const asSent = ({ requestId, interactionId, agentId, madeAt }: Submission, more: Partial<SentRequest> = {}) =>
  aSentRequest({ requestId, interactionId, agentId, madeAt, ...more })

/** A desktop whose centre keeps every request that it is told of. */
async function aWorld() {
  const submitted: Submission[] = []
  const world = await aConnectedDesktop(({ knobs }) => {
    knobs.serviceRequests = (name, input) => {
      if (name === 'service-requests:mine') return success({ requests: [] })
      if (name !== 'service-requests:submit') return null
      submitted.push(input as Submission)
      return success(asSent(input as Submission))
    }
  })
  const files = async () => {
    const names = await readdir(join(world.folder, 'service-requests')).catch(() => [])
    return Promise.all(names.map((name) => readFile(join(world.folder, 'service-requests', name), 'utf8')))
  }
  return { ...world, submitted, files }
}

const statesOf = (desktop: { announced: readonly { name: string; payload: unknown }[] }) =>
  desktop.announced
    .filter(({ name }) => name === 'service-request:changed')
    .map(({ payload }) => (payload as { request: SentRequest }).request.state)

describe('a service request on the workstation', () => {
  it('is on the disk before it is said to be saved, and without its form once the centre has it', async () => {
    const { centre, desktop, files } = await aWorld()
    await centre.stop()
    expect(await desktop.requests.submit(aSubmission(anAgentId))).toMatchObject({ state: 'on-workstation' })
    expect(await files()).toEqual([expect.stringContaining('12 King Street')])
    await centre.start()
    await eventually(() => expect(statesOf(desktop)).toContain('kept'))
    expect(await files()).toEqual([expect.not.stringContaining('12 King Street')])
  })

  it('waits over a restart until the centre is there', async () => {
    const { centre, desktop, folder, submitted } = await aWorld()
    await centre.stop()
    const submission = aSubmission(anAgentId)
    await desktop.requests.submit(submission)
    await desktop.stop()
    const restarted = await aDesktop({ folder, url: centre.url })
    expect((await restarted.requests.list()).requests).toMatchObject([{ state: 'on-workstation' }])
    await centre.start()
    await restarted.signIn()
    await eventually(() => expect(submitted).toEqual([submission]))
  })

  it('is one although its press is heard twice', async () => {
    const { desktop, submitted } = await aWorld()
    const submission = aSubmission(anAgentId)
    await desktop.requests.submit(submission)
    await desktop.requests.submit(submission)
    await eventually(() => expect(statesOf(desktop)).toContain('kept'))
    expect(submitted).toHaveLength(1)
  })

  it('that the centre cannot keep at the moment is told again', async () => {
    const { centre, desktop, submitted } = await aWorld()
    const keeps = centre.knobs.serviceRequests
    let times = 0
    centre.knobs.serviceRequests = (name, input) =>
      name === 'service-requests:submit' && times++ === 0 ? failure('unavailable') : keeps(name, input)
    await desktop.requests.submit(aSubmission(anAgentId))
    await eventually(() => expect(submitted).toHaveLength(1))
  })

  it('has its number recorded as one fact of its interaction, and is gone from the disk', async () => {
    const { centre, desktop, files } = await aWorld()
    const submission = aSubmission(anAgentId)
    await desktop.requests.submit(submission)
    await eventually(() => expect(statesOf(desktop)).toContain('kept'))
    const numbered = asSent(submission, { state: 'numbered', number: '2026-004711', version: 3 })
    centre.tellRequest(numbered)
    centre.tellRequest(numbered)
    await eventually(async () => expect(await files()).toEqual([]))
    await eventually(() => expect(centre.facts).toHaveLength(1))
    expect(centre.facts).toMatchObject([
      {
        kind: 'service-request-numbered',
        factId: submission.requestId,
        interactionId: submission.interactionId,
        number: '2026-004711',
        serviceCode: 'ROAD-01',
      },
    ])
    expect(JSON.stringify(centre.facts)).not.toContain('King')
  })

  it('has the number that the city gave it while this workstation was off', async () => {
    const { centre, desktop, folder } = await aWorld()
    const submission = aSubmission(anAgentId)
    await desktop.requests.submit(submission)
    await eventually(() => expect(statesOf(desktop)).toContain('kept'))
    await desktop.stop()
    const requests = [asSent(submission, { state: 'numbered', number: '2026-004711' })]
    centre.knobs.serviceRequests = (name) => (name === 'service-requests:mine' ? success({ requests }) : null)
    const restarted = await aDesktop({ folder, url: centre.url })
    await restarted.signIn()
    await online(restarted)
    await eventually(() => expect(centre.facts).toMatchObject([{ number: '2026-004711' }]))
  })

  it('that the centre refuses stays, with its words, until somebody decides', async () => {
    const { centre, desktop, submitted } = await aWorld()
    const keeps = centre.knobs.serviceRequests
    centre.knobs.serviceRequests = (name, input) =>
      name === 'service-requests:submit' ? failure('faulty', 'attribute:LANE: required') : keeps(name, input)
    const { requestId } = await desktop.requests.submit(aSubmission(anAgentId))
    await eventually(() => expect(statesOf(desktop)).toContain('refused'))
    expect((await desktop.requests.list()).requests).toMatchObject([
      { state: 'refused', detail: 'faulty: attribute:LANE: required', form: { serviceCode: 'ROAD-01' } },
    ])
    centre.knobs.serviceRequests = keeps
    await desktop.requests.decide({ requestId, decision: { kind: 'send-again' } })
    await eventually(() => expect(submitted).toHaveLength(1))
  })

  it('that was refused is gone when somebody drops it', async () => {
    const { centre, desktop, files } = await aWorld()
    centre.knobs.serviceRequests = (name) => (name === 'service-requests:submit' ? failure('exists') : null)
    const { requestId } = await desktop.requests.submit(aSubmission(anAgentId))
    await eventually(() => expect(statesOf(desktop)).toContain('refused'))
    expect(await desktop.requests.decide({ requestId, decision: { kind: 'drop' } })).toMatchObject({ ok: true })
    expect(await files()).toEqual([])
  })

  it('that waits for the centre is nobody’s to drop: it may have arrived', async () => {
    const { centre, desktop } = await aWorld()
    await centre.stop()
    const { requestId } = await desktop.requests.submit(aSubmission(anAgentId))
    expect(await desktop.requests.decide({ requestId, decision: { kind: 'drop' } })).toMatchObject({
      ok: false,
      reason: 'decided-meanwhile',
    })
  })
})

describe('the services', () => {
  const list = { services: [aService()], askedAt: 1, stale: false, timeZone: 'America/Toronto' }
  const definition = { definition: aDefinition(), askedAt: 1, stale: false }

  /** A desktop that has heard of them once. */
  async function anInformedDesktop() {
    const world = await aConnectedDesktop(({ knobs }) => {
      knobs.serviceRequests = (name) =>
        success(name === 'service-requests:services' ? list : name.endsWith('mine') ? { requests: [] } : definition)
    })
    expect(await askServices(world.desktop)).toEqual(success(list))
    expect(await askDefinition(world.desktop, 'ROAD-01')).toEqual(success(definition))
    return world
  }

  it('are known with the centre off, over a restart, and said to be old', async () => {
    const { centre, desktop, folder } = await anInformedDesktop()
    await desktop.stop()
    await centre.stop()
    const restarted = await aDesktop({ folder, url: centre.url })
    expect(await askServices(restarted)).toEqual(success({ ...list, stale: true }))
    expect(await askDefinition(restarted, 'ROAD-01')).toEqual(success({ ...definition, stale: true }))
    expect(await askDefinition(restarted, 'LIGHT-02')).toMatchObject({ ok: false, reason: 'server-unreachable' })
  })

  it('are not there at a centre that sends none, or knows no such question', async () => {
    const { centre, desktop } = await anInformedDesktop()
    for (const reason of ['off', 'malformed']) {
      centre.knobs.serviceRequests = () => ({ ok: false, reason })
      expect(await askServices(desktop)).toMatchObject({ ok: false, reason: 'off' })
    }
    expect(desktop.serviceBook.services()).toBeNull()
  })

  it('are asked for afresh when their file is damaged', async () => {
    const { centre, desktop, folder } = await anInformedDesktop()
    await desktop.stop()
    await writeFile(join(folder, 'services.json'), '{"services":')
    const restarted = await aDesktop({ folder, url: centre.url })
    expect(restarted.serviceBook.services()).toBeNull()
  })
})
