import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAllowed } from '../../shared/people/permissions.ts'
import { failure } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import type { AccessTokens } from '../people/access-token.ts'
import { personOfSession } from '../people/sessions-repository.ts'
import type { ReleaseDownload, ReleaseDownloads } from '../releases/release-downloads.ts'

type World = { readonly db: Db; readonly tokens: AccessTokens; readonly downloads: ReleaseDownloads }

/**
 * `GET /v1/releases/:number`. A release never changes, so a cache may keep it for good; only its owner's, though. What
 * was counted beside it may then be old, which a hint can bear.
 */
export function registerReleaseRoutes(app: FastifyInstance, world: World): void {
  app.get<{ Params: { number: string } }>('/v1/releases/:number', async (request, reply) => {
    const person = await personOf(world, request)
    if (!person) return reply.code(401).send(failure('signed-out', 'This sign-in has ended. Sign in again.'))
    if (!isAllowed(person.roles, 'release:read')) return reply.code(403).send(failure('not-permitted'))
    const number = /^[1-9]\d{0,8}$/.test(request.params.number) ? Number(request.params.number) : null
    const download = number === null ? null : await world.downloads.find(number)
    if (!download) return reply.code(404).send(failure('not-found', 'There is no such release.'))
    return sendDownload(request, reply, download)
  })
}

async function personOf({ db, tokens }: World, request: FastifyRequest) {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const claims = token === undefined ? null : await tokens.read(token)
  return claims && personOfSession(db, claims.sessionId)
}

function sendDownload(request: FastifyRequest, reply: FastifyReply, { etag, plain, gzipped }: ReleaseDownload) {
  reply.headers({ etag, 'cache-control': 'private, max-age=31536000, immutable', vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  reply.type('application/json; charset=utf-8')
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(request.headers['accept-encoding'] ?? '')
  return takesGzip ? reply.header('content-encoding', 'gzip').send(gzipped) : reply.send(plain())
}
