import { randomUUID } from 'node:crypto'
import { httpPaths, type Session, signInAnswerSchema } from '../../../shared/http-contract.ts'
import { ourProtocol } from '../../../shared/protocol-version.ts'

export const password = 'correct horse battery'

export type HttpClient = {
  readonly url: string
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>
  signIn(name: string, deviceId?: string): Promise<Session>
}

/** What a desktop does over HTTP. */
export function httpClient(url: string): HttpClient {
  const post: HttpClient['post'] = async (path, body) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, body: await response.json() }
  }
  return {
    url,
    post,
    signIn: async (signInName, deviceId = randomUUID()) => {
      const { body } = await post(httpPaths.signIn, { signInName, password, deviceId, protocol: ourProtocol })
      const answer = signInAnswerSchema.parse(body)
      if (!answer.ok) throw new Error(`could not sign in: ${answer.reason}`)
      return answer.value
    },
  }
}
