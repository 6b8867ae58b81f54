import type { Logger } from 'pino'
import { z } from 'zod'
import type { Banner } from '../../shared/banner/banner.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { agreeProtocol, ourProtocol, protocolRangeSchema } from '../../shared/protocol-version.ts'
import { type ConnectRefusal, handshakeSchema } from '../../shared/socket-contract.ts'
import { acknowledgedBy } from '../banners/banners-repository.ts'
import type { Db } from '../db/database.ts'
import type { AccessTokens } from '../people/access-token.ts'
import { noteDevice, personOfSession } from '../people/sessions-repository.ts'
import { protocolMismatch } from '../protocol-mismatch.ts'
import type { ConnectionData } from './answer-request.ts'

type World = {
  readonly db: Db
  readonly tokens: AccessTokens
  readonly log: Logger
  readonly currentBanners: () => readonly Banner[]
}

type Admission = { readonly admitted: ConnectionData } | { readonly refused: ConnectRefusal }

const refused = (reason: ConnectRefusal['reason'], detail: string) => ({ refused: { reason, detail } })

/** Decides whether a desktop may connect, from what it says in Socket.IO's `auth`. Never rejects. */
export async function checkHandshake(
  { db, tokens, log, currentBanners }: World,
  auth: unknown,
  at: EpochMs,
): Promise<Admission> {
  // First of all the version: of a contract that we do not speak we could not read the rest.
  const versioned = z.looseObject({ protocol: protocolRangeSchema }).safeParse(auth)
  if (!versioned.success) return refused('malformed', z.prettifyError(versioned.error))
  const protocol = agreeProtocol(ourProtocol, versioned.data.protocol)
  if (protocol === null) return refused('protocol-mismatch', protocolMismatch(versioned.data.protocol))
  const handshake = handshakeSchema.safeParse(auth)
  if (!handshake.success) return refused('malformed', z.prettifyError(handshake.error))
  try {
    const claims = await tokens.read(handshake.data.accessToken)
    const person = claims && (await personOfSession(db, claims.sessionId))
    if (!claims || !person) return refused('signed-out', 'This sign-in has ended. Sign in again.')
    const { deviceId, releaseHash } = handshake.data
    await noteDevice(db, claims.sessionId, deviceId, at)
    const standing = currentBanners().map(({ bannerId }) => bannerId)
    return {
      admitted: {
        personId: person.personId,
        sessionId: claims.sessionId,
        deviceId,
        protocol,
        releaseHash,
        acknowledgedBanners: await acknowledgedBy(db, person.personId, standing),
        expiresAt: claims.expiresAt,
      },
    }
  } catch (error) {
    log.error({ err: error }, 'a handshake could not be checked')
    return refused(
      'unavailable',
      'The server cannot reach its database at the moment. The desktop will try again by itself.',
    )
  }
}
