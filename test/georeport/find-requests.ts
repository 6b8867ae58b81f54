import type { TakenRequest } from './request-store.ts'

/* `GET /requests`: the filters of the spec, and its limits of 90 days and 1,000 requests. */

const spanMs = 90 * 24 * 3_600_000
const most = 1_000

/** What was asked for, or why it cannot be. */
export function findRequests(
  taken: readonly TakenRequest[],
  query: URLSearchParams,
  now: number,
): readonly TakenRequest[] | { readonly fault: string } {
  const ids = query.get('service_request_id')
  // It overrides everything else.
  if (ids !== null) return taken.filter(({ id }) => ids.split(',').includes(id))
  const span = spanOf(query, now)
  if ('fault' in span) return span
  const codes = query.get('service_code')?.split(',')
  const states = query.get('status')?.split(',')
  if (states?.some((state) => state !== 'open' && state !== 'closed')) return { fault: 'status is open or closed' }
  return taken
    .filter(({ requestedAt }) => requestedAt >= span.from && requestedAt <= span.until)
    .filter(({ serviceCode }) => !codes || codes.includes(serviceCode))
    .filter(({ status }) => !states || states.includes(status))
    .toSorted((a, b) => b.requestedAt - a.requestedAt)
    .slice(0, most)
}

type Span = { readonly from: number; readonly until: number }

function spanOf(query: URLSearchParams, now: number): Span | { readonly fault: string } {
  const read = (name: string) => {
    const given = query.get(name)
    return given === null ? null : /(Z|[+-]\d{2}:\d{2})$/.test(given) ? Date.parse(given) : Number.NaN
  }
  const [start, end] = [read('start_date'), read('end_date')]
  if (Number.isNaN(start) || Number.isNaN(end)) return { fault: 'start_date and end_date are times with a zone' }
  const until = end ?? (start === null ? now : start + spanMs)
  const from = start ?? until - spanMs
  return until - from > spanMs ? { fault: 'start_date and end_date are more than 90 days apart' } : { from, until }
}
