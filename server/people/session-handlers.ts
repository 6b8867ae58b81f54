import { failure, success } from '../../shared/result.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import type { AccessTokens } from './access-token.ts'

export function sessionHandlers(tokens: AccessTokens): Pick<RequestHandlers, 'session:renew'> {
  return {
    'session:renew': {
      verb: 'signed-in',
      answer: async ({ accessToken }, { sessionId, extendTo }) => {
        const claims = await tokens.read(accessToken)
        // A connection belongs to one session; another person's needs a connection of its own.
        if (claims?.sessionId !== sessionId)
          return failure('signed-out', 'This token does not belong to this connection.')
        extendTo(claims.expiresAt)
        return success({})
      },
    },
  }
}
