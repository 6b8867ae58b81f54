import { describe, expect, it, onTestFinished } from 'vitest'
import { type GeoreportOptions, startGeoreport } from '../../georeport/georeport-server.ts'

/* What the endpoint for tests refuses, clause by clause of the specification: it must not be easier than a city's own. */

async function aCity(options: GeoreportOptions = {}) {
  const georeport = await startGeoreport(options)
  onTestFinished(georeport.stop)
  const get = (path: string) => fetch(`${georeport.url}/${path}`)
  const post = (fields: Record<string, string> | string, headers: Record<string, string> = {}) =>
    fetch(`${georeport.url}/requests.json`, {
      method: 'POST',
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields),
      headers,
    })
  return { georeport, get, post }
}

const here = { lat: '43.65', long: '-79.38' }
const light = { service_code: 'LIGHT-02', ...here }
const lane = { service_code: 'ROAD-01', ...here, 'attribute[WHERE]': 'lane', 'attribute[LANE]': 'turn' }

describe('a request is refused', () => {
  it.each<[string, Record<string, string>, number, string]>([
    ['without a service code', here, 400, 'service_code was not provided'],
    ['for an unknown service', { ...light, service_code: 'X' }, 404, 'service_code X was not found'],
    [
      'without a place',
      { service_code: 'LIGHT-02' },
      400,
      'a location was not provided: lat and long, address_string or address_id',
    ],
    ['with half a place', { service_code: 'LIGHT-02', lat: '43.65' }, 400, 'lat and long must be given together'],
    ['beyond the poles', { ...light, lat: '91' }, 400, 'lat and long are no place (WGS84)'],
    ['with a comma in a place', { ...light, lat: '43,65' }, 400, 'lat and long are no place (WGS84)'],
    [
      'with a description that is too long',
      { ...light, description: 'a'.repeat(4_001) },
      400,
      'description is longer than 4,000 characters',
    ],
    ['with a picture that is nowhere', { ...light, media_url: 'picture.jpg' }, 400, 'media_url is not an address'],
    ['with a field that the spec does not have', { ...light, surname: 'Okafor' }, 400, 'surname is not known here'],
    [
      'with an attribute that is not asked for',
      { ...light, 'attribute[DEPTH]': '4' },
      400,
      'attribute DEPTH is not asked for',
    ],
    [
      'with an answer to what is only read out',
      { ...lane, 'attribute[SAFETY]': 'yes' },
      400,
      'attribute SAFETY is not asked for',
    ],
    ['without a required attribute', { service_code: 'ROAD-01', ...here }, 400, 'attribute WHERE was not provided'],
    [
      'with a choice that there is not',
      { ...lane, 'attribute[WHERE]': 'sea' },
      400,
      'attribute WHERE has no value sea',
    ],
    [
      'with a choice that another rules out',
      { ...lane, 'attribute[WHERE]': 'bike' },
      400,
      'attribute LANE has no value turn',
    ],
    [
      'with an answer that another rules out',
      { ...lane, 'attribute[WHERE]': 'walk' },
      400,
      'attribute LANE is not asked for with these answers',
    ],
    ['with a word for a number', { ...lane, 'attribute[DEPTH]': 'deep' }, 400, 'attribute DEPTH is not a number'],
    [
      'with a time without a zone',
      { ...lane, 'attribute[SEEN]': '2026-11-23T14:05:00' },
      400,
      'attribute SEEN is no time with a zone',
    ],
    [
      'with several answers as one',
      { ...lane, 'attribute[DAMAGE]': 'tire' },
      400,
      'attribute DAMAGE is a list of one kind and was given as the other',
    ],
  ])('%s', async (_what, fields, status, description) => {
    const { georeport, post } = await aCity()
    const response = await post(fields)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual([{ code: status, description }])
    expect(georeport.taken()).toEqual([])
  })

  it('without the key, and with a wrong one', async () => {
    const { post } = await aCity({ key: 'secret' })
    expect((await post(light)).status).toBe(403)
    expect((await post({ ...light, api_key: 'guessed' })).status).toBe(403)
    expect((await post({ ...light, api_key: 'secret' })).status).toBe(200)
  })

  it('without its jurisdiction, and in another', async () => {
    const { post } = await aCity({ jurisdiction: 'portellery.example' })
    expect((await post(light)).status).toBe(400)
    expect((await post({ ...light, jurisdiction_id: 'elsewhere.example' })).status).toBe(404)
  })

  it('as JSON', async () => {
    const { post } = await aCity()
    expect((await post('{}', { 'content-type': 'application/json' })).status).toBe(400)
  })
})

describe('what can be read', () => {
  it('has a type, an encoding and a first line by its format', async () => {
    const { get } = await aCity()
    const [xml, json] = await Promise.all([get('services.xml'), get('services.json')])
    expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8')
    expect(await xml.text()).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<services><service>/)
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect((await get('services.csv')).status).toBe(404)
  })

  it('does not define a service that has nothing to ask', async () => {
    expect((await (await aCity()).get('services/CLEAN-07.xml')).status).toBe(403)
  })

  it('is found by its filters, within 90 days', async () => {
    const { get, post } = await aCity()
    await post(light)
    const ids = async (query: string) => {
      const found = (await (await get(`requests.json?${query}`)).json()) as { service_request_id: string }[]
      return found.map(({ service_request_id }) => service_request_id)
    }
    expect(await ids('')).toHaveLength(1)
    expect(await ids('status=closed')).toEqual([])
    expect(await ids('service_code=ROAD-01')).toEqual([])
    expect(await ids('start_date=2020-01-01T00:00:00Z')).toEqual([])
    const tooLong = await get('requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z')
    expect(tooLong.status).toBe(400)
    expect((await get('requests.json?start_date=2026-01-01')).status).toBe(400)
  })

  it('is announced by its discovery', async () => {
    expect(await (await (await aCity()).get('discovery.json')).json()).toMatchObject({
      endpoints: [{ type: 'test', formats: ['text/xml', 'application/json'] }],
    })
  })
})
