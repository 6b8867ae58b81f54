import type { Log } from '../log.ts'
import { stored } from '../storage/storage-fault.ts'
import { askDefinition, askServices, type CatalogueWorld } from '../sync/ask-services.ts'
import type { RequestSync } from '../sync/request-sync.ts'
import { type Handle, undoAll } from './handle.ts'

type ServiceRequestDeps = CatalogueWorld & { readonly requests: RequestSync; readonly log: Log }

export function registerServiceRequestHandlers(handle: Handle, deps: ServiceRequestDeps) {
  const { requests, log } = deps
  return undoAll(
    handle('service-requests:services', () => askServices(deps)),
    handle('service-requests:definition', ({ serviceCode }) => askDefinition(deps, serviceCode)),
    handle('service-requests:submit', async (submission) => {
      const answer = await stored(() => requests.submit(submission))
      if (!answer.ok) log.error('not saved', { what: 'service request', detail: answer.detail ?? '' })
      return answer
    }),
    handle('service-requests:list', () => requests.list()),
    handle('service-requests:decide', async (input) => {
      const answer = await stored(() => requests.decide(input))
      return answer.ok ? answer.value : answer
    }),
  )
}
