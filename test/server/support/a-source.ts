import { signatureHeaders, signRequest } from '../../../server/conversations/signature.ts'
import { addSource, type NewSource, type Source } from '../../../server/conversations/sources-repository.ts'
import type { Db } from '../../../server/db/database.ts'
import { httpPaths } from '../../../shared/http-contract.ts'

export type TestSource = {
  readonly source: Source
  /** Tells what happened in a conversation, signed; offsets are counted by themselves where none is given. */
  tell(conversation: string, ...events: readonly object[]): Promise<Told>
  /** Sends a body as it is, signed unless other headers are given. */
  post(path: string, body: string, headers?: Record<string, string>): Promise<Told>
}
export type Told = { readonly status: number; readonly type: string | null; readonly body: Record<string, unknown> }

/** A platform with a key of its own. */
export async function aSource(
  { url, db }: { readonly url: string; readonly db: Db },
  wish: Partial<NewSource> = {},
): Promise<TestSource> {
  const name = `source ${Math.random()}`
  const asked = {
    name,
    kind: 'generic',
    settings: { agents: {} },
    pull: false,
    eventsPerMinute: 60_000,
    ...wish,
  } as const
  const source = await addSource(db, asked, Date.now())
  if (!source) throw new Error(`there is a source ${name}`)
  const offsets = new Map<string, number>()
  const post: TestSource['post'] = async (path, body, headers = signed(source, path, body)) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: (await response.json()) as Record<string, unknown>,
    }
  }
  return {
    source,
    post,
    tell: (conversation, ...events) => {
      const numbered = events.map((event) => {
        const offset = (offsets.get(conversation) ?? 0) + 1
        offsets.set(conversation, offset)
        return { offset, at: Date.now(), ...event }
      })
      return post(
        httpPaths.conversationEvents(encodeURIComponent(conversation)),
        JSON.stringify({ events: numbered, salt: Math.random() }),
      )
    },
  }
}

/** The headers of a request as its source signs it. */
export function signed(
  { keyId, secret }: Pick<Source, 'keyId' | 'secret'>,
  path: string,
  body: string,
  at = Date.now(),
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000))
  return {
    [signatureHeaders.key]: keyId,
    [signatureHeaders.timestamp]: timestamp,
    [signatureHeaders.signature]: signRequest(secret, { method: 'POST', path, timestamp, body }),
  }
}
