import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { childOutput } from '../../../electron/launch/child-output.ts'
import { childEnvironment } from '../../../electron/launch/desktop.ts'
import { projectFolder } from '../../../electron/launch/environment.ts'
import { signatureHeaders, signRequest } from '../../../server/conversations/signature.ts'
import { httpPaths } from '../../../shared/http-contract.ts'
import type { Centre } from './centre.ts'

type Happening = { readonly kind: string; readonly at?: number } & Record<string, unknown>

/** A platform that tells a centre of its conversations, at the signed door. */
export class Platform {
  readonly #url: string
  readonly #key: string
  readonly #secret: string
  readonly #offsets = new Map<string, number>()

  private constructor(url: string, key: string, secret: string) {
    this.#url = url
    this.#key = key
    this.#secret = secret
  }

  /** Added with the server's own command, as an administrator does. Agents take its chats from the queue themselves. */
  static async open({ url, dataFolder }: Centre, kind: 'generic' | 'chat-page'): Promise<Platform> {
    const program = join(projectFolder, 'out/server/sources.js')
    const options = ['add', '--name', `${kind} ${randomUUID().slice(0, 8)}`, '--kind', kind, '--pull']
    const child = spawn(process.execPath, [program, ...options], {
      cwd: projectFolder,
      env: childEnvironment({ CUE311_DATA_DIR: dataFolder }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const { output } = await childOutput(child)
    const told = (name: string) => new RegExp(`^ *${name} +(\\S+)$`, 'm').exec(output)?.[1]
    const [key, secret] = [told('key'), told('secret')]
    if (!key || !secret) throw new Error(`the source was not added: ${output}`)
    // A server that has just read its sources, or its people, reads them again after a second.
    await sleep(1_100)
    return new Platform(url, key, secret)
  }

  /** Tells what happened in a conversation, now unless it says when. Everything must be taken. */
  async tell(conversation: string, ...happenings: readonly Happening[]): Promise<void> {
    const events = happenings.map((happening) => {
      const offset = (this.#offsets.get(conversation) ?? 0) + 1
      this.#offsets.set(conversation, offset)
      return { offset, at: Date.now(), ...happening }
    })
    const path = httpPaths.conversationEvents(encodeURIComponent(conversation))
    const answer = await this.#post(path, JSON.stringify({ events, salt: randomUUID() }))
    const { refused } = (await answer.json()) as { refused?: readonly unknown[] }
    if (!answer.ok || refused?.length !== 0) throw new Error(`not taken: ${answer.status} ${JSON.stringify(refused)}`)
  }

  #post(path: string, body: string): Promise<Response> {
    const timestamp = String(Math.floor(Date.now() / 1_000))
    return fetch(this.#url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [signatureHeaders.key]: this.#key,
        [signatureHeaders.timestamp]: timestamp,
        [signatureHeaders.signature]: signRequest(this.#secret, { method: 'POST', path, timestamp, body }),
      },
      body,
    })
  }
}

/** Something that the resident said; `final: false` while it is still being heard. */
export const residentSays = (text: string, more: { utteranceId?: string; final?: boolean; at?: number } = {}) => ({
  kind: 'utterance',
  speaker: 'resident',
  utteranceId: randomUUID() as string,
  text,
  ...more,
})
