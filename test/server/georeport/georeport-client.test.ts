import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createGeoreportClient } from '../../../server/georeport/georeport-client.ts'
import { parametersOf } from '../../../shared/service-requests/request-parameters.ts'
import { type GeoreportOptions, startGeoreport } from '../../georeport/georeport-server.ts'
import { aForm } from '../../support/a-service-request.ts'

type Format = 'json' | 'xml'
const formats: readonly Format[] = ['json', 'xml']

const own = { key: 'secret', jurisdiction: 'portellery.example' }

async function aCity(format: Format, options: GeoreportOptions = {}) {
  const georeport = await startGeoreport({ ...own, ...options })
  onTestFinished(georeport.stop)
  const client = createGeoreportClient({ ...own, url: georeport.url, format })
  return { georeport, client, post: (form = aForm()) => client.post(parametersOf(form)) }
}

/** An endpoint that always answers the same. */
async function answering(listener: RequestListener, limits = { connectMs: 2_000, answerMs: 2_000, mostBytes: 10_000 }) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return createGeoreportClient({ url, key: null, jurisdiction: null, format: 'xml' }, limits)
}
const saying = (status: number, body: string | Buffer, contentType = 'text/xml; charset=utf-8') =>
  answering((_request, response) => response.writeHead(status, { 'content-type': contentType }).end(body))

describe.each(formats)('GeoReport in %s', (format) => {
  it('lists the services as the city has them', async () => {
    const { client } = await aCity(format)
    const answer = await client.services()
    expect(answer).toMatchObject({ ok: true })
    expect(answer.ok && answer.value[0]).toEqual({
      serviceCode: 'ROAD-01',
      name: 'Pothole',
      description: 'A hole in a street, a lane or a bicycle path of the city.',
      hasDefinition: true,
      type: 'realtime',
      keywords: ['hole', 'road', 'street', 'asphalt', 'bump'],
      group: 'Roads and sidewalks',
    })
    expect(answer.ok && answer.value.find(({ serviceCode }) => serviceCode === 'CLEAN-07')).toMatchObject({
      type: 'batch',
      hasDefinition: false,
    })
  })

  it('tells every kind of question of a service', async () => {
    const { client } = await aCity(format)
    const answer = await client.definition('ROAD-01')
    const attributes = answer.ok ? answer.value.attributes : expect.fail(answer.reason)
    expect(attributes.map(({ code, datatype }) => `${code} ${datatype}`)).toEqual([
      'SAFETY string',
      'WHERE singlevaluelist',
      'LANE singlevaluelist',
      'DEPTH number',
      'SEEN datetime',
      'DAMAGE multivaluelist',
      'LANDMARK string',
      'DISTRICT string',
    ])
    expect(attributes[0]).toMatchObject({ variable: false, order: 1, required: false })
    expect(attributes[2]).toMatchObject({
      required: true,
      dependsOn: { code: 'WHERE', keys: ['lane', 'bike'] },
      values: [{ key: 'curb', dependsOn: null }, { key: 'middle', dependsOn: { code: 'WHERE', keys: ['lane'] } }, {}],
    })
    expect(attributes[7]).toMatchObject({ setByServer: true })
  })

  it('takes a request and gives it a number', async () => {
    const { georeport, post } = await aCity(format)
    const posted = await post(aForm({ description: 'Élévation & <trou> « profond »' }))
    expect(posted).toEqual({
      kind: 'taken',
      answer: { number: '2026-004711', token: null, notice: 'A crew looks at it within four working days.' },
    })
    expect(georeport.taken()[0]?.form).toMatchObject({
      description: 'Élévation & <trou> « profond »',
      'attribute[WHERE]': 'lane',
      'attribute[DAMAGE][]': ['tire', 'rim'],
    })
  })

  it('gives a token first where the service is one of batches, and its number later', async () => {
    const { client, post } = await aCity(format, { tokens: true, tokenLooks: 1 })
    const posted = await post()
    expect(posted).toMatchObject({ kind: 'taken', answer: { number: null, token: 't-2026-004711' } })
    expect(await client.token('t-2026-004711')).toMatchObject({ ok: true, value: { number: null } })
    expect(await client.token('t-2026-004711')).toMatchObject({ ok: true, value: { number: '2026-004711' } })
  })

  it('gives neither where the service is a black box', async () => {
    const { post } = await aCity(format)
    const tip = aForm({ serviceCode: 'TIP-01', answers: {} })
    expect(await post(tip)).toMatchObject({ kind: 'taken', answer: { number: null, token: null } })
  })

  it('tells the status of a request', async () => {
    const { georeport, client, post } = await aCity(format)
    await post()
    georeport.change('2026-004711', { status: 'closed', statusNotes: 'Filled on Monday.' })
    expect(await client.status('2026-004711')).toMatchObject({
      ok: true,
      value: {
        number: '2026-004711',
        status: 'closed',
        statusNotes: 'Filled on Monday.',
        serviceName: 'Pothole',
        agency: 'Portellery Roads',
        address: '12 King Street',
        expectedAt: expect.any(Number),
      },
    })
  })

  it.each(['services', 'definition', 'status'] as const)(
    'says of an unknown one that there is none (%s)',
    async (what) => {
      const { client } = await aCity(format)
      const answer = what === 'services' ? await client.token('none') : await client[what]('none')
      expect(answer).toMatchObject({ ok: false, reason: 'not-found', detail: expect.stringContaining('404: 404: ') })
    },
  )

  it('refuses an unknown service code in the endpoint’s own words', async () => {
    const { post } = await aCity(format)
    expect(await post(aForm({ serviceCode: 'ROAD-99', answers: {} }))).toEqual({
      kind: 'refused',
      fault: 'no-such-service',
      detail: '404: 404: service_code ROAD-99 was not found',
    })
  })

  it('refuses what the definition does not allow in the endpoint’s own words', async () => {
    const { post } = await aCity(format)
    expect(await post(aForm({ answers: {} }))).toEqual({
      kind: 'refused',
      fault: 'refused',
      detail: '400: 400: attribute WHERE was not provided',
    })
  })

  it('keeps a request that came with a wrong key', async () => {
    const { georeport } = await aCity(format)
    const stranger = createGeoreportClient({ ...own, key: 'guessed', url: georeport.url, format })
    expect(await stranger.post(parametersOf(aForm()))).toMatchObject({ kind: 'kept', fault: 'key-refused' })
  })

  it('says that nothing listens', async () => {
    const { georeport, client, post } = await aCity(format)
    await georeport.stop()
    expect(await client.services()).toMatchObject({ ok: false, reason: 'endpoint-down', detail: 'ECONNREFUSED' })
    expect(await post()).toMatchObject({ kind: 'kept', fault: 'unreachable' })
  })

  it('does not know whether a request arrived whose answer was lost', async () => {
    const { georeport, post } = await aCity(format)
    georeport.faults.loseAnswers = true
    expect(await post()).toMatchObject({ kind: 'unknown', fault: 'answer-lost' })
    expect(georeport.taken()).toHaveLength(1)
  })

  it('says that a page came where an answer was due', async () => {
    const { georeport, client, post } = await aCity(format)
    georeport.faults.html = 200
    const detail = `an HTML page came where ${format.toUpperCase()} was due: “Sign in to the city network”`
    expect(await client.services()).toEqual({ ok: false, reason: 'html-page', detail })
    expect(await post()).toEqual({ kind: 'unknown', fault: 'html-page', detail })
    georeport.faults.html = 404
    expect(await client.definition('ROAD-01')).toMatchObject({ ok: false, reason: 'html-page' })
    expect(await post()).toMatchObject({ kind: 'kept', fault: 'html-page' })
    georeport.faults.html = 502
    expect(await post()).toMatchObject({ kind: 'unknown', fault: 'html-page' })
  })

  it('keeps a request that a busy endpoint turned away', async () => {
    const { georeport, post } = await aCity(format)
    georeport.faults.down = true
    expect(await post()).toMatchObject({ kind: 'kept', fault: 'busy' })
  })

  it('tells the jurisdiction with every call', async () => {
    const { georeport } = await aCity(format)
    const elsewhere = createGeoreportClient({ ...own, jurisdiction: null, url: georeport.url, format })
    expect(await elsewhere.services()).toMatchObject({
      ok: false,
      reason: 'endpoint-refused',
      detail: '400: 400: jurisdiction_id was not provided',
    })
  })
})

describe('an endpoint that misbehaves', () => {
  it('is not followed to another host', async () => {
    let asked = 0
    const elsewhere = createServer(() => asked++)
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void elsewhere.close())
    const to = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/services.xml`
    const client = await answering((_request, response) => response.writeHead(302, { location: to }).end())
    expect(await client.services()).toMatchObject({ ok: false, reason: 'endpoint-refused' })
    expect(await client.post([])).toMatchObject({ kind: 'unknown', fault: 'redirected' })
    expect(asked).toBe(0)
  })

  it('is followed on its own host, but never with a request', async () => {
    const client = await answering((request, response) => {
      if (request.url === '/services.xml') return response.writeHead(301, { location: '/new/services.xml' }).end()
      if (request.method === 'POST') return response.writeHead(307, { location: '/new/requests.xml' }).end()
      return response.writeHead(200, { 'content-type': 'text/xml' }).end('<services></services>')
    })
    expect(await client.services()).toEqual({ ok: true, value: [] })
    expect(await client.post([])).toMatchObject({ kind: 'kept', fault: 'redirected' })
  })

  it('is not waited for without end', async () => {
    const client = await answering(() => {}, { connectMs: 1_000, answerMs: 100, mostBytes: 1_000 })
    expect(await client.services()).toEqual({ ok: false, reason: 'endpoint-down', detail: 'no answer in time' })
    expect(await client.post([])).toMatchObject({ kind: 'unknown', fault: 'answer-lost' })
  })

  it('is not listened to without end', async () => {
    const client = await saying(200, `<services>${' '.repeat(20_000)}</services>`)
    expect(await client.services()).toMatchObject({
      ok: false,
      reason: 'endpoint-down',
      detail: expect.stringContaining('longer'),
    })
  })

  it.each([
    ['XML that breaks off', '<services><service>'],
    ['a document type', '<!DOCTYPE services [<!ENTITY a "b">]><services/>'],
    ['letters that are not UTF-8', Buffer.from([0x3c, 0x61, 0xe9, 0x2f, 0x3e])],
    ['another list', '<facilities><facility><id>1</id></facility></facilities>'],
    ['a service without a code', '<services><service><service_name>A</service_name></service></services>'],
    [
      'a truth that is none',
      '<services><service><service_code>1</service_code><service_name>A</service_name><metadata>perhaps</metadata></service></services>',
    ],
  ])('is told so: %s', async (_what, body) => {
    expect(await (await saying(200, body)).services()).toMatchObject({ ok: false, reason: 'unreadable' })
  })

  it('has taken a request for sure only when it says so in words that can be read', async () => {
    expect(await (await saying(200, '<service_requests><request>')).post([])).toMatchObject({ kind: 'unknown' })
    expect(await (await saying(500, '<errors/>')).post([])).toMatchObject({ kind: 'unknown' })
    expect(await (await saying(400, 'no')).post([])).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('400'),
    })
  })

  it('that reports an error with status 200 has refused', async () => {
    const body = '<errors><error><code>400</code><description>lat is missing</description></error></errors>'
    expect(await (await saying(200, body)).post([])).toEqual({
      kind: 'refused',
      fault: 'refused',
      detail: '400: lat is missing',
    })
  })
})
