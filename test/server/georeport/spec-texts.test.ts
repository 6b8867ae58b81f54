import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readDefinition, readPosted, readServices, readStatus } from '../../../server/georeport/read-answers.ts'
import { type Format, readBody } from '../../../server/georeport/read-body.ts'
import { startGeoreport } from '../../georeport/georeport-server.ts'
import { type Wire, writeAnswer } from '../../georeport/write-answers.ts'
import { type JsonSchema, schemaFaults } from '../support/json-schema.ts'

/*
 * Against the texts of the specification itself, where they are at hand: their examples are read in both formats, and
 * what our own endpoint answers is held against their schemas.
 */

const folder = process.env.CUE311_OPEN311_SPEC ?? '/work/shared/data/open311-spec'
const isThere = existsSync(join(folder, 'georeport-v2.swagger.json'))

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))

type Swagger = {
  paths: Record<string, Record<string, { responses: Record<string, { examples?: Record<string, Wire> }> }>>
}

/** An example as an endpoint would send it; the description keeps XML's shape in JSON. */
function exampleOf(path: string, method: string, format: Format): unknown {
  const { paths } = read('georeport-v2.swagger.json') as Swagger
  const example = paths[path]?.[method]?.responses['200']?.examples?.['application/xml']
  const [[root = '', inside = null] = []] = Object.entries(example ?? {})
  const text = format === 'xml' ? writeAnswer('xml', root, inside) : JSON.stringify({ [root]: inside })
  const body = readBody(Buffer.from(text), '', format)
  return body.ok ? body.value : expect.fail(body.detail)
}

const title = isThere
  ? 'the specification'
  : `the specification (its texts are not in ${folder}: set CUE311_OPEN311_SPEC)`

describe.skipIf(!isThere).each(['json', 'xml'] as const)(`${title} in %s`, (format) => {
  it('has a list of services that is read', () => {
    expect(readServices(exampleOf('/services.{response_format}', 'get', format))).toMatchObject([
      { serviceCode: '3', type: 'realtime', hasDefinition: true, group: 'street' },
    ])
  })

  it('has a definition that is read', () => {
    const definition = readDefinition(exampleOf('/services/{service_code}.{response_format}', 'get', format))
    expect(definition).toMatchObject({
      serviceCode: 'DMV66',
      attributes: [
        { code: 'WHISHETN', datatype: 'singlevaluelist', required: true, order: 1, values: [{ key: '124' }] },
      ],
    })
  })

  it('has an answer to a request that is read', () => {
    expect(readPosted(exampleOf('/requests.{response_format}', 'post', format))).toMatchObject({ number: '293944' })
  })

  it('has an answer to a token that is read', () => {
    expect(readPosted(exampleOf('/tokens/{token_id}.{response_format}', 'get', format))).toMatchObject({
      number: '638344',
      token: '12345',
    })
  })

  it('has a request whose status is read', () => {
    expect(readStatus(exampleOf('/request/{service_request_id}.{response_format}', 'get', format))).toMatchObject({
      number: '638344',
      status: 'closed',
      agency: null,
      requestedAt: Date.parse('2010-04-14T14:37:38.000Z'),
    })
  })
})

describe.skipIf(!isThere)(`our own endpoint by ${title}`, () => {
  const aCity = async () => {
    const georeport = await startGeoreport()
    onTestFinished(georeport.stop)
    const get = async (path: string): Promise<unknown> => (await fetch(`${georeport.url}/${path}`)).json()
    return { georeport, get }
  }
  const schemaOf = (name: string) => read(`schema-${name}.json`) as JsonSchema

  it('lists services as its schema wants them', async () => {
    const services = (await (await aCity()).get('services.json')) as unknown[]
    expect(services.length).toBeGreaterThan(3)
    expect(services.flatMap((one) => schemaFaults(schemaOf('service'), one))).toEqual([])
  })

  it('defines services as its schema wants them', async () => {
    const { get } = await aCity()
    const definitions = await Promise.all(['ROAD-01', 'WASTE-03'].map((code) => get(`services/${code}.json`)))
    expect(definitions.flatMap((one) => schemaFaults(schemaOf('service-definition'), one))).toEqual([])
  })

  it('tells requests as its schema wants them', async () => {
    const { georeport, get } = await aCity()
    const body = new URLSearchParams({ service_code: 'CLEAN-07', lat: '43.65', long: '-79.38' })
    await fetch(`${georeport.url}/requests.json`, { method: 'POST', body })
    const requests = (await get('requests.json')) as unknown[]
    expect(requests).toHaveLength(1)
    expect(requests.flatMap((one) => schemaFaults(schemaOf('request'), one))).toEqual([])
  })
})
