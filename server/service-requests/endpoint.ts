import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { createGeoreportClient, type GeoreportAddress } from '../georeport/georeport-client.ts'
import { createServiceCatalogue } from '../georeport/service-catalogue.ts'
import { type DeliveryPace, startRequestDelivery, usualPace } from './request-delivery.ts'

type World = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly georeport: GeoreportAddress
  readonly requestPace?: DeliveryPace
}

/** Everything that talks to the city's GeoReport endpoint; its delivery runs until it is stopped. */
export function openEndpoint({ db, clock, log, georeport, requestPace = usualPace }: World) {
  const client = createGeoreportClient(georeport)
  const delivery = startRequestDelivery({ db, clock, log, client, pace: requestPace, chance: Math.random })
  return { client, catalogue: createServiceCatalogue(client, clock), delivery }
}
