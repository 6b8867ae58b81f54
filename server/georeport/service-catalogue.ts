import type { Clock } from '../../shared/clock.ts'
import { type Result, success } from '../../shared/result.ts'
import type { Service, ServiceDefinition } from '../../shared/service-requests/service.ts'
import { noQuestions } from '../../shared/service-requests/service.ts'
import type { Asked, AskFault, GeoreportClient } from './georeport-client.ts'

/** A value and from when it is; `stale`: the endpoint could not be asked again. */
type Aged<Value> = { readonly value: Value; readonly askedAt: number; readonly stale: boolean }

/** What the endpoint offers, kept so that 311 desks do not each ask for it, and so that there is something without it. */
export interface ServiceCatalogue {
  services(): Promise<Result<Aged<Service[]>, AskFault>>
  definition(serviceCode: string): Promise<Result<Aged<ServiceDefinition>, AskFault>>
}

const freshMs = 600_000
/** After a failure an endpoint is left alone for a moment. */
const restMs = 5_000
/** More definitions than any city has services. */
const mostDefinitions = 2_000

export function createServiceCatalogue(client: GeoreportClient, clock: Clock): ServiceCatalogue {
  const services = kept(() => client.services(), clock)
  const definitions = new Map<string, ReturnType<typeof kept<ServiceDefinition>>>()

  const definitionOf = (serviceCode: string) => {
    const known = definitions.get(serviceCode) ?? kept(() => client.definition(serviceCode), clock)
    if (definitions.size < mostDefinitions) definitions.set(serviceCode, known)
    return known()
  }

  return {
    services,
    definition: async (serviceCode) => {
      const listed = await services()
      const service = listed.ok ? listed.value.value.find((one) => one.serviceCode === serviceCode) : undefined
      // A service without questions has no definition; asking for one is an error by the spec.
      if (!listed.ok || !service || service.hasDefinition) return definitionOf(serviceCode)
      const { askedAt, stale } = listed.value
      return success({ value: noQuestions(serviceCode), askedAt, stale })
    },
  }
}

/** Asks again when what is known is old; several who ask at once wait for one answer. */
function kept<Value>(ask: () => Promise<Asked<Value>>, clock: Clock): () => Promise<Result<Aged<Value>, AskFault>> {
  let known: { readonly value: Value; readonly askedAt: number } | null = null
  let failed: { readonly answer: Extract<Asked<Value>, { ok: false }>; readonly at: number } | null = null
  let asking: Promise<void> | null = null

  const look = async () => {
    const answer = await ask()
    if (answer.ok) {
      known = { value: answer.value, askedAt: clock.now() }
      failed = null
    } else {
      failed = { answer, at: clock.now() }
      // The endpoint itself says that it is gone.
      if (answer.reason === 'not-found') known = null
    }
  }

  return async () => {
    const isFresh = known !== null && clock.now() - known.askedAt < freshMs
    const rests = failed !== null && clock.now() - failed.at < restMs
    if (!isFresh && !rests) {
      asking ??= look().finally(() => {
        asking = null
      })
      await asking
    }
    if (known) return success({ ...known, stale: clock.now() - known.askedAt >= freshMs })
    if (failed) return failed.answer
    throw new Error('what was asked for is known or failed')
  }
}
