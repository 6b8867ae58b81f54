import { bannerRequests } from '../../shared/banner/banner-contract.ts'
import { contentRequests } from '../../shared/content/content-contract.ts'
import { conversationRequests } from '../../shared/conversation/conversation-contract.ts'
import { fairRequests } from '../../shared/fair/fair-contract.ts'
import { effectRequests } from '../../shared/figures/effect-contract.ts'
import { periodRequests } from '../../shared/figures/period-contract.ts'
import { staffRequests } from '../../shared/figures/staff-contract.ts'
import { wallRequests } from '../../shared/figures/wall.ts'
import { flagRequests } from '../../shared/flags/flag-contract.ts'
import { gapRequests } from '../../shared/gaps/gap-contract.ts'
import type { RequestAnswer, RequestInput } from '../../shared/ipc-contract.ts'
import { failure } from '../../shared/result.ts'
import { type catalogueRequests, lookUpRequests } from '../../shared/service-requests/service-request-contract.ts'
import type { CentreConnection } from './connection.ts'

/** The requests that stand in both contracts: main passes them on, and works nothing out itself. */
export const passedOn = {
  ...flagRequests,
  ...bannerRequests,
  ...gapRequests,
  ...wallRequests,
  ...periodRequests,
  ...fairRequests,
  ...effectRequests,
  ...staffRequests,
  ...contentRequests,
  ...conversationRequests,
  ...lookUpRequests,
}
export type PassedOn = keyof typeof passedOn
/** What else stands in both contracts: main remembers the answers. */
type Asked = PassedOn | keyof typeof catalogueRequests

const slow: ReadonlySet<Asked> = new Set([
  // A candidate is built, and every golden question asked, before these are answered.
  'content:try',
  'content:publish',
  'content:roll-back',
  // The city's own system is asked before these are answered.
  'service-requests:services',
  'service-requests:definition',
  'service-requests:look-up',
  // A day of a million takes until its cells are there; the server itself ends what takes more than half a minute.
  'period:read',
  'period:course',
  'period:interactions',
  'effect:read',
  'staff:read',
])
const slowLimitMs = 60_000

/** Asks the centre what the window asked; nobody there is `server-unreachable`. */
export async function askCentre<Name extends Asked>(
  connection: Pick<CentreConnection, 'request'>,
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestAnswer<Name>> {
  // Both contracts have the same line, which TypeScript cannot see through the two tables.
  const ask = connection.request as (
    name: Asked,
    input: unknown,
    limitMs?: number,
  ) => ReturnType<CentreConnection['request']>
  const answer = await (slow.has(name) ? ask(name, input, slowLimitMs) : ask(name, input))
  if (answer.ok || answer.reason !== 'unreachable') return answer as RequestAnswer<Name>
  return failure('server-unreachable', answer.detail) as RequestAnswer<Name>
}
