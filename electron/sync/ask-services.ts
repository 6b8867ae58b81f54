import type { RequestAnswer } from '../../shared/ipc-contract.ts'
import { failure, success } from '../../shared/result.ts'
import type { ServiceBook } from '../storage/service-book.ts'
import { askCentre } from './ask-centre.ts'
import type { CentreConnection } from './connection.ts'

export type CatalogueWorld = {
  readonly connection: Pick<CentreConnection, 'request'>
  readonly serviceBook: ServiceBook
}

/** Reasons for which what was told before is better than nothing. */
const isAway = ({ reason }: { readonly reason: string }) =>
  ['server-unreachable', 'unavailable', 'endpoint-down', 'html-page', 'unreadable', 'endpoint-refused'].includes(reason)

/** What the centre says; what it said last, while it or the endpoint cannot. */
export async function askServices({
  connection,
  serviceBook,
}: CatalogueWorld): Promise<RequestAnswer<'service-requests:services'>> {
  const answer = await askCentre(connection, 'service-requests:services', {})
  if (answer.ok) {
    serviceBook.noteServices(answer.value)
    return answer
  }
  // A centre of before does not know the question.
  if (answer.reason === 'off' || answer.reason === 'malformed') {
    serviceBook.forget()
    return failure('off')
  }
  const known = serviceBook.services()
  return known && isAway(answer) ? success({ ...known, stale: true }) : answer
}

/** As `askServices`, for the questions of one service. */
export async function askDefinition(
  { connection, serviceBook }: CatalogueWorld,
  serviceCode: string,
): Promise<RequestAnswer<'service-requests:definition'>> {
  const answer = await askCentre(connection, 'service-requests:definition', { serviceCode })
  if (answer.ok) {
    serviceBook.noteDefinition(answer.value)
    return answer
  }
  const known = serviceBook.definition(serviceCode)
  return known && isAway(answer) ? success({ ...known, stale: true }) : answer
}
