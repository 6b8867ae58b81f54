import { gunzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAllowed } from '../../shared/people/permissions.ts'
import { failure } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import type { AccessTokens } from '../people/access-token.ts'
import { personOfSession } from '../people/sessions-repository.ts'
import type { PreparedDelta, ReleaseDeltas } from '../releases/release-deltas.ts'
import type { ReleaseDownload, ReleaseDownloads } from '../releases/release-downloads.ts'
import { beginOfRange } from './byte-range.ts'

type World = {
  readonly db: Db
  readonly tokens: AccessTokens
  readonly downloads: ReleaseDownloads
  readonly deltas: ReleaseDeltas
}

const noSuchRelease = failure('not-found', 'There is no such release.')

/**
 * `GET /v1/releases/:number`, the same as a file at `/snapshot`, and at `/changes?since=` what came after another one.
 * A release never changes, so a cache may keep it for good; only its owner's, though. What was counted beside it may
 * then be old, which a hint can bear.
 */
export function registerReleaseRoutes(app: FastifyInstance, world: World): void {
  const guarded =
    (answer: (request: ReleaseRequest, reply: FastifyReply, number: number) => Promise<FastifyReply>) =>
    async (request: ReleaseRequest, reply: FastifyReply) => {
      const person = await personOf(world, request)
      if (!person) return reply.code(401).send(failure('signed-out', 'This sign-in has ended. Sign in again.'))
      if (!isAllowed(person.roles, 'release:read')) return reply.code(403).send(failure('not-permitted'))
      const number = toNumber(request.params.number)
      return number === null ? reply.code(404).send(noSuchRelease) : answer(request, reply, number)
    }

  app.get(
    '/v1/releases/:number',
    guarded(async (request, reply, number) => {
      const download = await world.downloads.find(number)
      return download ? sendDownload(request, reply, download) : reply.code(404).send(noSuchRelease)
    }),
  )
  app.get(
    '/v1/releases/:number/snapshot',
    guarded(async (request, reply, number) => {
      const download = await world.downloads.find(number)
      return download ? sendFile(request, reply, download) : reply.code(404).send(noSuchRelease)
    }),
  )
  app.get(
    '/v1/releases/:number/changes',
    guarded(async (request, reply, number) => {
      const since = toNumber(request.query.since ?? '')
      const delta = since === null ? null : await world.deltas.find(since, number)
      return delta ? sendDelta(request, reply, delta) : reply.code(404).send(noSuchRelease)
    }),
  )
}

type ReleaseRequest = FastifyRequest<{ Params: { number: string }; Querystring: { since?: string } }>

const toNumber = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null)

async function personOf({ db, tokens }: World, request: Pick<FastifyRequest, 'headers'>) {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const claims = token === undefined ? null : await tokens.read(token)
  return claims && personOfSession(db, claims.sessionId)
}

const toKeep = { 'cache-control': 'private, max-age=31536000, immutable' }

const takesGzip = ({ headers }: Pick<FastifyRequest, 'headers'>) =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(headers['accept-encoding'] ?? '')

function sendDownload(request: ReleaseRequest, reply: FastifyReply, { etag, plain, gzipped }: ReleaseDownload) {
  reply.headers({ etag, ...toKeep, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  reply.type('application/json; charset=utf-8')
  return takesGzip(request) ? reply.header('content-encoding', 'gzip').send(gzipped) : reply.send(plain())
}

/** A file, not an encoding: of an encoded answer no client could take up a part. */
function sendFile(request: ReleaseRequest, reply: FastifyReply, { fileTag, gzipped }: ReleaseDownload) {
  reply.headers({ etag: fileTag, ...toKeep, 'accept-ranges': 'bytes' })
  const begin = beginOfRange(request.headers, fileTag, gzipped.length)
  reply.type('application/gzip')
  if (begin === 0) return reply.send(gzipped)
  const last = gzipped.length - 1
  return reply
    .code(206)
    .header('content-range', `bytes ${begin}-${last}/${gzipped.length}`)
    .send(gzipped.subarray(begin))
}

function sendDelta(request: ReleaseRequest, reply: FastifyReply, { etag, gzipped }: PreparedDelta) {
  reply.headers({ etag, ...toKeep, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  reply.type('application/json; charset=utf-8')
  return takesGzip(request) ? reply.header('content-encoding', 'gzip').send(gzipped) : reply.send(gunzipSync(gzipped))
}
