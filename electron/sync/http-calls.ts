import { open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import {
  httpPaths,
  type RefreshAnswer,
  refreshAnswerSchema,
  type SignInAnswer,
  signInAnswerSchema,
} from '../../shared/http-contract.ts'
import { ourProtocol } from '../../shared/protocol-version.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import { describeError } from '../log.ts'
import { type StorageFault, stored } from '../storage/storage-fault.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

const unreachable = (error: unknown) => failure('server-unreachable', describeError(error))
type Unreachable = ReturnType<typeof unreachable>

/** The server's HTTP side, with its answers parsed. Calls never reject. */
export interface HttpCalls {
  signIn(signInName: string, password: string, deviceId: string): Promise<SignInAnswer | Unreachable>
  refresh(refreshToken: string, deviceId: string): Promise<RefreshAnswer | Unreachable>
  signOut(refreshToken: string, deviceId: string): Promise<void>
  /** Downloads a release into a file, unread, and resolves when all of it is there. */
  release(
    number: number,
    accessToken: string,
    file: string,
  ): Promise<Result<null, 'unreachable' | 'signed-out' | StorageFault>>
  /** The same for the changes since another release; `not-found` where the server has none to offer. */
  releaseChanges(
    number: number,
    since: number,
    accessToken: string,
    file: string,
  ): Promise<Result<null, 'unreachable' | 'signed-out' | 'not-found' | StorageFault>>
  /** Downloads a release as a compressed file, from where an earlier attempt broke off. */
  releaseSnapshot(
    number: number,
    accessToken: string,
    file: string,
  ): Promise<Result<null, 'unreachable' | 'signed-out' | 'not-found' | StorageFault>>
}

const answerMs = 15_000
const signOutMs = 3_000
const downloadMs = 120_000

export function createHttpCalls(serverUrl: () => string, fetch: Fetch): HttpCalls {
  const url = (path: string) => new URL(path, serverUrl()).href

  const post = async (path: string, body: unknown, limitMs: number) => {
    const response = await fetch(url(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(limitMs),
    })
    return { status: response.status, body: await bodyOf(response) }
  }

  return {
    signIn: async (signInName, password, deviceId) => {
      try {
        const answer = await post(httpPaths.signIn, { signInName, password, deviceId, protocol: ourProtocol }, answerMs)
        const parsed = signInAnswerSchema.safeParse(answer.body)
        if (parsed.success) return parsed.data
        if (answer.status === 429) return failure('too-many-attempts')
        return failure('unavailable', `the server answered ${answer.status}, which is not a sign-in answer`)
      } catch (error) {
        return unreachable(error)
      }
    },
    refresh: async (refreshToken, deviceId) => {
      try {
        const answer = await post(httpPaths.refresh, { refreshToken, deviceId }, answerMs)
        const parsed = refreshAnswerSchema.safeParse(answer.body)
        if (parsed.success) return parsed.data
        return failure('unavailable', `the server answered ${answer.status}, which is not a refresh answer`)
      } catch (error) {
        return unreachable(error)
      }
    },
    signOut: async (refreshToken, deviceId) => {
      // A courtesy: the token is forgotten here in any case, and expires there by itself.
      await post(httpPaths.signOut, { refreshToken, deviceId }, signOutMs).catch(() => undefined)
    },
    release: async (number, accessToken, file) => {
      const answer = await download(httpPaths.release(number), accessToken, {}, (response) => saveBody(response, file))
      if (answer.ok) return answer
      return failure(answer.reason === 'not-found' ? 'unreachable' : answer.reason, answer.detail)
    },
    releaseChanges: (number, since, accessToken, file) =>
      download(httpPaths.releaseChanges(number, since), accessToken, {}, (response) => saveBody(response, file)),
    releaseSnapshot: async (number, accessToken, file) => {
      const had = await partIn(file)
      return download(httpPaths.releaseSnapshot(number), accessToken, rangeAfter(had), (response) =>
        savePart(response, file, had),
      )
    },
  }

  async function download(
    path: string,
    accessToken: string,
    headers: Record<string, string>,
    save: (response: Response) => Promise<Result<null, StorageFault>>,
  ): Promise<Result<null, 'unreachable' | 'signed-out' | 'not-found' | StorageFault>> {
    try {
      const response = await fetch(url(path), {
        method: 'GET',
        headers: { authorization: `Bearer ${accessToken}`, ...headers },
        signal: AbortSignal.timeout(downloadMs),
      })
      if (response.status === 401) return failure('signed-out')
      if (response.status === 404) return failure('not-found', 'the server has nothing of that kind')
      if (!response.ok) return failure('unreachable', `the server answered ${response.status}`)
      return await save(response)
    } catch (error) {
      return failure('unreachable', describeError(error))
    }
  }
}

/** What an earlier attempt left: so many bytes of the file that has this tag. */
type Part = { readonly bytes: number; readonly tag: string }

const tagFileOf = (file: string) => `${file}.tag`

async function partIn(file: string): Promise<Part | null> {
  try {
    const tag = await readFile(tagFileOf(file), 'utf8')
    const { size } = await stat(file)
    return size > 0 && tag !== '' ? { bytes: size, tag } : null
  } catch {
    // Nothing arrived yet.
    return null
  }
}

const rangeAfter = (had: Part | null): Record<string, string> =>
  had ? { range: `bytes=${had.bytes}-`, 'if-range': had.tag } : {}

/** Goes on where the part ends when the server does, and begins anew otherwise. */
async function savePart(response: Response, file: string, had: Part | null): Promise<Result<null, StorageFault>> {
  const goesOn = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${had?.bytes}-`)
  if (goesOn) return saveBody(response, file, 'a')
  const begun = await stored(async () => {
    await rm(file, { force: true })
    await writeFile(tagFileOf(file), response.status === 200 ? (response.headers.get('etag') ?? '') : '', {
      mode: 0o600,
    })
    return null
  })
  return begun.ok ? saveBody(response, file) : begun
}

/** A large release is never whole in memory here. A failure of the network is thrown, one of the disk returned. */
async function saveBody(response: Response, path: string, flags: 'w' | 'a' = 'w'): Promise<Result<null, StorageFault>> {
  const saving = await stored(() => open(path, flags, 0o600))
  if (!saving.ok) return saving
  const file = saving.value
  try {
    for await (const chunk of response.body ?? []) {
      const written = await stored(() => file.writeFile(chunk))
      if (!written.ok) return written
    }
    return success(null)
  } finally {
    await file.close()
  }
}

/** The body as JSON, or undefined when it is none (a proxy's page, perhaps). */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
