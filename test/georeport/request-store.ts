import { readFileSync, writeFileSync } from 'node:fs'
import type { CityService } from './sample-city.ts'
import type { Wire } from './write-answers.ts'

/** A request that the city has taken. */
export type TakenRequest = {
  readonly id: string
  readonly token: string | null
  readonly form: Readonly<Record<string, string | readonly string[]>>
  readonly serviceCode: string
  readonly requestedAt: number
  /** How often somebody has asked for the number of its token. */
  readonly looks: number
  readonly status: 'open' | 'closed'
  readonly statusNotes: string | null
}

/** In memory, and in a file when one is given, so that a demo is there again after a restart. */
export function openRequestStore(file: string | null, now: () => number) {
  const taken: TakenRequest[] = file === null ? [] : readAll(file)
  const save = () => {
    if (file !== null) writeFileSync(file, JSON.stringify(taken, null, 2))
  }
  return {
    taken: (): readonly TakenRequest[] => taken,
    take: (form: URLSearchParams, service: CityService): TakenRequest => {
      const id = `${new Date(now()).getUTCFullYear()}-${String(taken.length + 4711).padStart(6, '0')}`
      const names = [...new Set(form.keys())].filter((name) => name !== 'api_key')
      const request: TakenRequest = {
        id,
        token: service.type === 'batch' ? `t-${id}` : null,
        form: Object.fromEntries(
          names.map((name) => [name, name.endsWith('[]') ? form.getAll(name) : (form.get(name) ?? '')]),
        ),
        serviceCode: service.code,
        requestedAt: now(),
        looks: 0,
        status: 'open',
        statusNotes: null,
      }
      taken.push(request)
      save()
      return request
    },
    change: (id: string, change: Partial<Pick<TakenRequest, 'looks' | 'status' | 'statusNotes'>>) => {
      const at = taken.findIndex((one) => one.id === id)
      const before = taken[at]
      if (before) taken[at] = { ...before, ...change }
      save()
    },
  }
}
export type RequestStore = ReturnType<typeof openRequestStore>

function readAll(file: string): TakenRequest[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TakenRequest[]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

const dayMs = 24 * 3_600_000

/** A request as `GET /requests` shows it: everything that the spec has, null where there is nothing. */
export function wireOf(request: TakenRequest, service: CityService | undefined): Wire {
  const { form } = request
  const given = (name: string) => (typeof form[name] === 'string' && form[name] !== '' ? String(form[name]) : null)
  const number = (name: string) => (given(name) === null ? null : Number(given(name)))
  return {
    service_request_id: request.id,
    status: request.status,
    status_notes: request.statusNotes,
    service_name: service?.name ?? null,
    service_code: request.serviceCode,
    description: given('description'),
    agency_responsible: service?.agency ?? null,
    service_notice: service?.notice ?? null,
    requested_datetime: new Date(request.requestedAt).toISOString(),
    updated_datetime: new Date(request.requestedAt).toISOString(),
    expected_datetime: new Date(request.requestedAt + 4 * dayMs).toISOString(),
    address: given('address_string'),
    address_id: given('address_id'),
    zipcode: null,
    lat: number('lat'),
    long: number('long'),
    media_url: given('media_url'),
  }
}
