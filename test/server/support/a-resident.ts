import { randomBytes, randomUUID } from 'node:crypto'
import type { ResidentEvent } from '../../../shared/conversation/resident-contract.ts'
import { httpPaths } from '../../../shared/http-contract.ts'

type Answer = { readonly status: number; readonly reason: string | null }

/** A page that is open: all that it was told. */
export type OpenPage = {
  readonly status: number
  readonly events: readonly ResidentEvent[]
  /** The words that it was told, in order. */
  texts(): string[]
  /** The last state that it was told, with its place. */
  state(): string | undefined
  /** Whether the server ended it. */
  isEnded(): boolean
  close(): void
}

export type TestResident = {
  readonly token: string
  start(body?: object): Promise<Answer>
  say(text: string, id?: string): Promise<Answer>
  type(typing: boolean): Promise<Answer>
  end(): Promise<Answer>
  open(after?: number): Promise<OpenPage>
}

/** A resident's browser, without its window. */
export function aResident(url: string, token = randomBytes(32).toString('base64url')): TestResident {
  const authorization = `Bearer ${token}`
  const post = async (path: string, body: object): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', authorization }
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    const answer = (await response.json()) as { reason?: string }
    return { status: response.status, reason: answer.reason ?? null }
  }
  return {
    token,
    start: (body = { language: 'en' }) => post(httpPaths.chatStart, body),
    say: (text, id = randomUUID()) => post(httpPaths.chatMessages, { id, text }),
    type: (typing) => post(httpPaths.chatTyping, { typing }),
    end: () => post(httpPaths.chatEnd, {}),
    open: async (after = 0) => {
      const controller = new AbortController()
      const response = await fetch(url + httpPaths.chatEvents, {
        headers: { authorization, 'last-event-id': String(after) },
        signal: controller.signal,
      })
      const events: ResidentEvent[] = []
      let isEnded = false
      const reading = response.status === 200 ? readInto(events, response) : response.text()
      reading
        .catch(() => {})
        .finally(() => {
          isEnded = true
        })
      return {
        status: response.status,
        events,
        texts: () => events.flatMap((event) => (event.kind === 'message' ? event.text : [])),
        state: () => {
          const last = events.findLast((event) => event.kind === 'state')
          return last?.state === 'waiting' ? `waiting ${last.place}` : last?.state
        },
        isEnded: () => isEnded,
        close: () => controller.abort(),
      }
    },
  }
}

async function readInto(events: ResidentEvent[], response: Response): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body ?? []) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data) events.push(JSON.parse(data))
    }
  }
}
