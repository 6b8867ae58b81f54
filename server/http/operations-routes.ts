import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { httpPaths } from '../../shared/http-contract.ts'
import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import type { Db } from '../db/database.ts'
import type { Metrics } from '../metrics.ts'

type World = {
  readonly db: Db
  readonly metrics: Metrics
  readonly version: string
  readonly currentRelease: () => ReleaseIdentity | null
}

const patienceMs = 2_000

/** Health and metrics: for load balancers and monitoring. They say nothing about people. */
export function registerOperationsRoutes(app: FastifyInstance, { db, metrics, version, currentRelease }: World): void {
  app.get(httpPaths.health, async (request, reply) => {
    const failed = await findDatabaseFailure(db)
    if (failed) request.log.warn({ err: failed }, 'the database does not answer')
    return reply
      .code(failed ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({
        status: failed ? 'unavailable' : 'ok',
        database: failed ? 'unavailable' : 'ok',
        release: currentRelease(),
        version,
      })
  })
  app.get(httpPaths.metrics, async (_request, reply) => {
    metrics.release.set(currentRelease()?.number ?? 0)
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

async function findDatabaseFailure(db: Db): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs)
  })
  try {
    await Promise.race([sql`select 1`.execute(db), tooLate])
    return null
  } catch (error) {
    return error
  } finally {
    clearTimeout(timer)
  }
}
