import type { CityAttribute, CityService } from './sample-city.ts'

/* What GeoReport v2 asks of `POST /requests`, clause by clause; the first fault is the answer. */

export type Refusal = { readonly status: 400 | 403 | 404; readonly description: string }

const bad = (description: string): Refusal => ({ status: 400, description })

const knownNames = new Set([
  'api_key',
  'jurisdiction_id',
  'service_code',
  'lat',
  'long',
  'address_string',
  'address_id',
  'email',
  'device_id',
  'account_id',
  'first_name',
  'last_name',
  'phone',
  'description',
  'media_url',
])

/** Null: it is taken. */
export function checkPost(form: URLSearchParams, services: readonly CityService[], key: string | null): Refusal | null {
  const given = form.get('api_key')
  if (key !== null && given === null) return { status: 403, description: 'api_key was not provided' }
  if (key !== null && given !== key) return { status: 403, description: 'api_key is not valid' }
  const code = form.get('service_code')
  if (!code) return bad('service_code was not provided')
  const service = services.find((one) => one.code === code)
  if (!service) return { status: 404, description: `service_code ${code} was not found` }
  return checkNames(form) ?? checkPlace(form) ?? checkTexts(form) ?? checkAttributes(form, service)
}

function checkNames(form: URLSearchParams): Refusal | null {
  for (const name of form.keys()) {
    if (knownNames.has(name) && form.getAll(name).length > 1) return bad(`${name} was given more than once`)
    if (!knownNames.has(name) && !/^attribute\[[^[\]]+\](\[\])?$/.test(name)) return bad(`${name} is not known here`)
  }
  return null
}

const decimal = /^-?\d+(\.\d+)?$/

function checkPlace(form: URLSearchParams): Refusal | null {
  const [lat, long] = [form.get('lat'), form.get('long')]
  if (lat === null && long === null)
    return form.get('address_string') || form.get('address_id')
      ? null
      : bad('a location was not provided: lat and long, address_string or address_id')
  if (!lat || !long) return bad('lat and long must be given together')
  const isPlace =
    decimal.test(lat) && decimal.test(long) && Math.abs(Number(lat)) <= 90 && Math.abs(Number(long)) <= 180
  return isPlace ? null : bad('lat and long are no place (WGS84)')
}

function checkTexts(form: URLSearchParams): Refusal | null {
  if ((form.get('description') ?? '').length > 4_000) return bad('description is longer than 4,000 characters')
  const mediaUrl = form.get('media_url')
  return mediaUrl !== null && !URL.canParse(mediaUrl) ? bad('media_url is not an address') : null
}

function checkAttributes(form: URLSearchParams, { attributes }: CityService): Refusal | null {
  const given = attributesOf(form)
  for (const code of given.keys()) {
    const attribute = attributes.find((one) => one.code === code)
    if (!attribute || attribute.variable === false || attribute.setByServer)
      return bad(`attribute ${code} is not asked for`)
  }
  for (const attribute of attributes) {
    const fault = checkAttribute(attribute, given)
    if (fault) return bad(`attribute ${attribute.code} ${fault}`)
  }
  return null
}

type Given = ReadonlyMap<string, { readonly values: readonly string[]; readonly isList: boolean }>

/** `attribute[code]` is one value, `attribute[code][]` one of several. */
export function attributesOf(form: URLSearchParams): Given {
  const given = new Map<string, { values: string[]; isList: boolean }>()
  for (const [name, value] of form) {
    const [, code, brackets] = /^attribute\[([^[\]]+)\](\[\])?$/.exec(name) ?? []
    if (code === undefined) continue
    const known = given.get(code) ?? { values: [], isList: brackets !== undefined }
    given.set(code, { ...known, values: [...known.values, value] })
  }
  return given
}

function checkAttribute(attribute: CityAttribute, given: Given): string | null {
  const { code, datatype, required = false, variable = true, setByServer = false } = attribute
  const isAsked = variable && !setByServer && isMet(attribute.dependsOn, given)
  const answer = given.get(code)
  if (!answer) return required && isAsked ? 'was not provided' : null
  if (!isAsked) return 'is not asked for with these answers'
  if (answer.isList !== (datatype === 'multivaluelist')) return 'is a list of one kind and was given as the other'
  if (!answer.isList && answer.values.length > 1) return 'was given more than once'
  return answer.values.map((value) => faultOf(attribute, value, given)).find((fault) => fault !== null) ?? null
}

const isMet = (condition: CityAttribute['dependsOn'], given: Given): boolean =>
  condition === undefined || condition.keys.some((key) => given.get(condition.code)?.values.includes(key))

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

function faultOf({ datatype, values = [] }: CityAttribute, value: string, given: Given): string | null {
  switch (datatype) {
    case 'number':
      return decimal.test(value) ? null : 'is not a number'
    case 'datetime':
      return instant.test(value) && !Number.isNaN(Date.parse(value)) ? null : 'is no time with a zone'
    case 'singlevaluelist':
    case 'multivaluelist': {
      const choice = values.find(({ key }) => key === value)
      return choice && isMet(choice.dependsOn, given) ? null : `has no value ${value}`
    }
    default:
      return value === '' ? 'is empty' : null
  }
}
