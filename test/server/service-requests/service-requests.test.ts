import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGeoreportClient } from '../../../server/georeport/georeport-client.ts'
import { startRequestDelivery } from '../../../server/service-requests/request-delivery.ts'
import { keepRequest, takeDue } from '../../../server/service-requests/service-requests-repository.ts'
import type { SentRequest } from '../../../shared/service-requests/sent-request.ts'
import { type Georeport, startGeoreport } from '../../georeport/georeport-server.ts'
import { aForm, aSubmission } from '../../support/a-service-request.ts'
import { aDatabase } from '../support/a-database.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { quietLog } from '../support/quiet-log.ts'

const pace = {
  retry: { firstMs: 40, mostMs: 200 },
  tokenRetry: { firstMs: 20, mostMs: 100 },
  lookEveryMs: 20,
  lostAfterMs: 60_000,
}

let georeport: Georeport
let server: TestServer
let maya: TestDesktop
beforeEach(async () => {
  georeport = await startGeoreport({ key: 'secret', jurisdiction: 'portellery.example' })
  server = await aNode()
  maya = await aDesktop(server)
})
afterEach(async () => {
  maya.close()
  await server.stop()
  await georeport.stop()
})

const aNode = (more: Parameters<typeof aServer>[0] = {}) =>
  aServer({
    georeport: { url: georeport.url, key: 'secret', jurisdiction: 'portellery.example', format: 'xml' },
    requestPace: pace,
    ...more,
  })

const submit = (desktop: TestDesktop, submission = aSubmission(desktop.personId)) =>
  desktop.ask('service-requests:submit', submission)

/** The first announcement that has a request in that state. */
async function becomes(state: SentRequest['state'], desktop = maya): Promise<SentRequest> {
  for (;;) {
    const { request } = await desktop.event('service-request:changed')
    if (request.state === state) return request
  }
}
async function mine(desktop = maya): Promise<readonly SentRequest[]> {
  const answer = await desktop.ask('service-requests:mine', {})
  return answer.ok ? answer.value.requests : expect.fail(answer.reason)
}
const storedForm = async (requestId: string) =>
  (
    await server.database.db
      .selectFrom('service_request')
      .select('form')
      .where('request_id', '=', requestId)
      .executeTakeFirstOrThrow()
  ).form

describe('a service request', () => {
  it('is sent, and its number told to whoever made it', async () => {
    const submission = aSubmission(maya.personId)
    expect(await submit(maya, submission)).toMatchObject({ ok: true, value: { number: null } })
    expect(await becomes('numbered')).toMatchObject({
      requestId: submission.requestId,
      number: '2026-004711'.replace('2026', String(new Date().getUTCFullYear())),
      notice: 'A crew looks at it within four working days.',
      fault: null,
    })
    expect(georeport.taken()).toHaveLength(1)
  })

  it('leaves nothing of the resident at the centre once the city has it', async () => {
    const submission = aSubmission(maya.personId)
    await submit(maya, submission)
    await becomes('numbered')
    expect(await storedForm(submission.requestId)).toBeNull()
  })

  it('is sent once however often its press arrives', async () => {
    const submission = aSubmission(maya.personId)
    await Promise.all([submit(maya, submission), submit(maya, submission), submit(maya, submission)])
    await becomes('numbered')
    expect(await submit(maya, submission)).toMatchObject({ ok: true, value: { state: 'numbered' } })
    expect(georeport.taken()).toHaveLength(1)
  })

  it('is not another one under the same id', async () => {
    const submission = aSubmission(maya.personId)
    await submit(maya, submission)
    expect(await submit(maya, { ...submission, interactionId: randomUUID() })).toMatchObject({ reason: 'exists' })
  })

  it('is heard of on another node, and by nobody else', async () => {
    const other = await aNode({ database: server.database })
    const [elsewhere, theo] = [await aDesktop(other), await aDesktop(server, { name: 'theo' })]
    await submit(maya)
    await becomes('numbered', elsewhere)
    expect(await mine(theo)).toEqual([])
    elsewhere.close()
    theo.close()
    await other.stop()
  })

  it('goes with whoever signs in next on that workstation, and from no other', async () => {
    const theo = await aDesktop(server, { name: 'theo', deviceId: maya.deviceId })
    expect(await submit(theo, aSubmission(maya.personId))).toMatchObject({
      ok: true,
      value: { agentId: maya.personId },
    })
    const stranger = await aDesktop(server, { name: 'theo' })
    expect(await submit(stranger, aSubmission(maya.personId))).toMatchObject({ ok: false, reason: 'not-permitted' })
    theo.close()
    stranger.close()
  })

  it('that does not fit its definition is refused before it is kept', async () => {
    const answer = await submit(maya, aSubmission(maya.personId, { form: aForm({ answers: { WHERE: 'sea' } }) }))
    expect(answer).toEqual({ ok: false, reason: 'faulty', detail: 'attribute:WHERE: no-choice' })
    expect(await mine()).toEqual([])
  })

  it('for a service that there is not is refused in words', async () => {
    const answer = await submit(
      maya,
      aSubmission(maya.personId, { form: aForm({ serviceCode: 'ROAD-99', answers: {} }) }),
    )
    expect(answer).toMatchObject({
      ok: false,
      reason: 'not-found',
      detail: 'There is no service ROAD-99. 404: 404: service_code ROAD-99 was not found',
    })
  })

  it('that gets a token has its number when the city has one', async () => {
    await submit(maya, aSubmission(maya.personId, { form: aForm({ serviceCode: 'CLEAN-07', answers: {} }) }))
    expect(await becomes('token')).toMatchObject({ number: null })
    expect(await becomes('numbered')).toMatchObject({ number: expect.stringMatching(/-004711$/) })
  })

  it('that gets neither is taken without a number', async () => {
    await submit(maya, aSubmission(maya.personId, { form: aForm({ serviceCode: 'TIP-01', answers: {} }) }))
    expect(await becomes('taken')).toMatchObject({ number: null, fault: 'no-number' })
  })
})

describe('while the endpoint is down', () => {
  it('a request is kept, and sent when it is back', async () => {
    await maya.ask('service-requests:definition', { serviceCode: 'ROAD-01' })
    await georeport.stop()
    // Kept, or on its way in vain already.
    expect(await submit(maya)).toMatchObject({ ok: true, value: { number: null } })
    expect(await becomes('kept')).toMatchObject({ fault: 'unreachable', dueAt: expect.any(Number) })
    await georeport.start()
    await becomes('numbered')
    expect(georeport.taken()).toHaveLength(1)
  })

  it('a request outlives the server', async () => {
    const database = await aDatabase()
    const first = await aNode({ database })
    await first.addAgent('maya')
    const before = await aDesktop(first)
    await georeport.stop()
    await submit(before)
    await becomes('kept', before)
    await first.stop()
    const restarted = await aNode({ database })
    const after = await aDesktop(restarted)
    await georeport.start()
    await becomes('numbered', after)
    expect(georeport.taken()).toHaveLength(1)
    after.close()
    await restarted.stop()
    await database.remove()
  })

  it('the services known are told with their age', async () => {
    let ahead = 0
    const late = await aNode({ database: server.database, clock: { now: () => Date.now() + ahead } })
    const desktop = await aDesktop(late)
    expect(await desktop.ask('service-requests:services', {})).toMatchObject({ ok: true, value: { stale: false } })
    await georeport.stop()
    ahead = 700_000
    expect(await desktop.ask('service-requests:services', {})).toMatchObject({
      ok: true,
      value: { stale: true, services: expect.any(Array), timeZone: 'America/Toronto' },
    })
    desktop.close()
    await late.stop()
  })

  it('services that nobody ever heard of cannot be told', async () => {
    await georeport.stop()
    expect(await maya.ask('service-requests:services', {})).toMatchObject({ ok: false, reason: 'endpoint-down' })
  })

  it('a page in place of an answer is named', async () => {
    georeport.faults.html = 200
    expect(await maya.ask('service-requests:services', {})).toMatchObject({ ok: false, reason: 'html-page' })
  })

  it('a kept request can be dropped', async () => {
    await georeport.stop()
    const submission = aSubmission(maya.personId)
    await submit(maya, submission)
    const { requestId } = await becomes('kept')
    const decide = () => maya.ask('service-requests:decide', { requestId, decision: { kind: 'drop' } })
    // It may be on its way at that very moment.
    await expect.poll(decide).toMatchObject({ ok: true, value: { state: 'dropped' } })
    await georeport.start()
    expect(await mine()).toMatchObject([{ state: 'dropped', form: null }])
    expect(georeport.taken()).toEqual([])
  })
})

describe('a request whose answer was lost', () => {
  const lose = async () => {
    georeport.faults.loseAnswers = true
    await submit(maya)
    const lost = await becomes('unknown')
    georeport.faults.loseAnswers = false
    return lost
  }

  it('is never sent again by itself', async () => {
    await lose()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(georeport.taken()).toHaveLength(1)
    expect(await mine()).toMatchObject([{ state: 'unknown', fault: 'answer-lost', form: { serviceCode: 'ROAD-01' } }])
  })

  it('is sent again when somebody says so', async () => {
    const { requestId } = await lose()
    await maya.ask('service-requests:decide', { requestId, decision: { kind: 'send-again' } })
    await becomes('numbered')
    expect(georeport.taken()).toHaveLength(2)
  })

  it('has the number that somebody found out', async () => {
    const { requestId } = await lose()
    const decision = { kind: 'arrived', number: '2026-004711' }
    expect(await maya.ask('service-requests:decide', { requestId, decision })).toMatchObject({
      ok: true,
      value: { state: 'numbered', number: '2026-004711', form: null },
    })
    expect(await maya.ask('service-requests:decide', { requestId, decision })).toMatchObject({
      ok: false,
      reason: 'decided-meanwhile',
    })
  })

  it('is decided about by its maker or a supervisor, and by nobody else', async () => {
    const { requestId } = await lose()
    await server.addAgent('sora', ['supervisor'])
    const [theo, sora] = [await aDesktop(server, { name: 'theo' }), await aDesktop(server, { name: 'sora' })]
    const drop = { requestId, decision: { kind: 'drop' } }
    expect(await theo.ask('service-requests:decide', drop)).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await mine(sora)).toMatchObject([{ requestId }])
    expect(await sora.ask('service-requests:decide', drop)).toMatchObject({ ok: true })
    theo.close()
    sora.close()
  })

  it('because its node ended is nobody’s to send again but a person’s', async () => {
    const bare = await aServer()
    const desktop = await aDesktop(bare)
    const { db } = bare.database
    await keepRequest(db, aSubmission(desktop.personId), desktop.deviceId, Date.now())
    // A node takes it, and dies before it hears.
    expect(await takeDue(db, Date.now())).toMatchObject({ state: 'sending' })
    const delivery = startRequestDelivery({
      db,
      clock: { now: () => Date.now() + pace.lostAfterMs + 1 },
      log: quietLog,
      client: createGeoreportClient({ url: georeport.url, key: null, jurisdiction: null, format: 'xml' }),
      pace,
      chance: Math.random,
    })
    const state = () => db.selectFrom('service_request').select(['state', 'fault']).executeTakeFirst()
    await expect.poll(state).toEqual({ state: 'unknown', fault: 'answer-lost' })
    await delivery.stop()
    expect(georeport.asked).toEqual([])
    desktop.close()
    await bare.stop()
  })
})

describe('a status', () => {
  it('is looked up by number', async () => {
    await submit(maya)
    const { number } = await becomes('numbered')
    expect(await maya.ask('service-requests:look-up', { number })).toMatchObject({
      ok: true,
      value: { number, status: 'open', agency: 'Portellery Roads' },
    })
    expect(await maya.ask('service-requests:look-up', { number: '1' })).toMatchObject({
      ok: false,
      reason: 'not-found',
    })
  })
})

describe('a centre without an endpoint', () => {
  it('says that there are no service requests', async () => {
    const bare = await aServer()
    const desktop = await aDesktop(bare)
    const off = { ok: false, reason: 'off' }
    expect(await desktop.ask('service-requests:services', {})).toMatchObject(off)
    expect(await desktop.ask('service-requests:definition', { serviceCode: 'A' })).toMatchObject(off)
    expect(await desktop.ask('service-requests:look-up', { number: '1' })).toMatchObject(off)
    expect(await desktop.ask('service-requests:mine', {})).toMatchObject(off)
    expect(await submit(desktop)).toMatchObject(off)
    desktop.close()
    await bare.stop()
  })
})
