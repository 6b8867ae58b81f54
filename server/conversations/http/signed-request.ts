import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
import { isSameSignature, isTimely, signatureHeaders, signRequest } from '../signature.ts'
import type { SourceRegister } from '../source-register.ts'
import { noteSignature, type Source } from '../sources-repository.ts'
import { Problem } from './problem.ts'

type World = { readonly db: Db; readonly clock: Clock; readonly sources: Pick<SourceRegister, 'byKey'> }

/** Whose request it is, and its signature, from which the lines of a stream go on. Throws a `Problem`. */
export async function checkSignature(
  { db, clock, sources }: World,
  request: FastifyRequest,
  body: string | Buffer,
): Promise<{ readonly source: Source; readonly signature: string }> {
  const [keyId, timestamp, signature] = [
    header(request, signatureHeaders.key),
    header(request, signatureHeaders.timestamp),
    header(request, signatureHeaders.signature),
  ]
  if (!keyId || !timestamp || !signature) {
    throw new Problem('unsigned', 'Send Cue311-Key, Cue311-Timestamp and Cue311-Signature.')
  }
  const source = await sources.byKey(keyId)
  const expected = source && signRequest(source.secret, { method: request.method, path: request.url, timestamp, body })
  // One answer for a wrong key and a wrong signature: which keys there are is nobody's business.
  if (!source || !expected || !isSameSignature(expected, signature)) {
    throw new Problem(
      'wrong-signature',
      'Check the key, the secret, and that what is signed is byte for byte what is sent.',
    )
  }
  if (!isTimely(timestamp, clock.now())) {
    throw new Problem('wrong-clock', 'Set the clock of the source, and sign each request when it is sent.', {
      serverTime: Math.floor(clock.now() / 1_000),
    })
  }
  if (!(await noteSignature(db, source.sourceId, signature, clock.now()))) {
    throw new Problem('replay', 'Sign a request anew before it is sent again: the events in it count once in any case.')
  }
  return { source, signature }
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}
