import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { httpPaths, refreshSchema, signInSchema } from '../../shared/http-contract.ts'
import { failure, success } from '../../shared/result.ts'
import { endSessionOfToken } from '../people/sessions-repository.ts'
import { type PeopleWorld, refresh, signIn } from '../people/sign-in.ts'

export type PeopleRoutesWorld = PeopleWorld & {
  /** Requests a minute from one address; a whole contact centre may share one. */
  readonly signInsPerMinute: number
}

/**
 * Nobody guesses a refresh token, and every desktop comes with one four times an hour; after an outage all of them
 * come within a minute. The limit is there for floods alone.
 */
const renewalsPerSignIn = 10

/** Signing in, going on and signing out. Every answer is a `Result`, whatever its status. */
export async function registerPeopleRoutes(app: FastifyInstance, world: PeopleRoutesWorld): Promise<void> {
  await app.register(rateLimit, { global: false, timeWindow: 60_000 })
  const limitedTo = (max: number) => ({ config: { rateLimit: { max } } })
  const limited = limitedTo(world.signInsPerMinute)
  const renewalsLimited = limitedTo(world.signInsPerMinute * renewalsPerSignIn)

  app.post(httpPaths.signIn, limited, async (request, reply) => {
    const input = signInSchema.safeParse(request.body)
    if (!input.success) return send(reply, failure('malformed', z.prettifyError(input.error)))
    return send(reply, await signIn(world, input.data))
  })
  app.post(httpPaths.refresh, renewalsLimited, async (request, reply) => {
    const input = refreshSchema.safeParse(request.body)
    if (!input.success) return send(reply, failure('malformed', z.prettifyError(input.error)))
    const onReuse = (sessionId: string) =>
      request.log.warn({ sessionId }, 'a spent refresh token came again; its session was ended')
    return send(reply, await refresh(world, input.data.refreshToken, input.data.deviceId, onReuse))
  })
  app.post(httpPaths.signOut, renewalsLimited, async (request, reply) => {
    const input = refreshSchema.safeParse(request.body)
    if (!input.success) return send(reply, failure('malformed', z.prettifyError(input.error)))
    await endSessionOfToken(world.db, input.data.refreshToken, world.clock.now())
    return send(reply, success({}))
  })
}

const statusOf = {
  'wrong-name-or-password': 401,
  'signed-out': 401,
  'too-many-attempts': 429,
  'protocol-mismatch': 426,
  malformed: 400,
  unavailable: 503,
} as const

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: keyof typeof statusOf }

function send(reply: FastifyReply, answer: Answer) {
  return reply
    .code(answer.ok ? 200 : statusOf[answer.reason])
    .header('cache-control', 'no-store')
    .send(answer)
}
