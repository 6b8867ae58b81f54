import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, answerGet, type City, refused } from './answer-get.ts'
import { checkPost } from './check-post.ts'
import { openRequestStore } from './request-store.ts'
import { type CityService, sampleCity } from './sample-city.ts'
import { contentTypes, type Format, type Wire, writeAnswer } from './write-answers.ts'

/** What goes wrong on purpose. May be changed while the server runs. */
export type Faults = {
  /** Answers everything with 503, as a gateway does whose endpoint is down. */
  down: boolean
  /** Answers everything with an HTML page and this status. */
  html: number | null
  /** Waits so long before each answer. */
  slowMs: number
  /** Takes a request and cuts the connection instead of answering. */
  loseAnswers: boolean
}

export type GeoreportOptions = {
  readonly key?: string | null
  readonly jurisdiction?: string | null
  readonly services?: readonly CityService[]
  /** Answers every service with a token. */
  readonly tokens?: boolean
  readonly tokenLooks?: number
  readonly file?: string | null
  readonly port?: number
  readonly now?: () => number
}

const longestBody = 1_000_000
const page =
  '<!DOCTYPE html>\n<html><head><title>Sign in to the city network</title></head><body><br>Sign in</body></html>'

/** An Open311 GeoReport v2 endpoint, strict to the spec. It can be stopped and started again at the same place. */
export async function startGeoreport(options: GeoreportOptions = {}) {
  const { key = null, jurisdiction = null, tokens = false, tokenLooks = 1, file = null, now = Date.now } = options
  const services = (options.services ?? sampleCity).map((one) => (tokens ? { ...one, type: 'batch' as const } : one))
  const faults: Faults = { down: false, html: null, slowMs: 0, loseAnswers: false }
  const store = openRequestStore(file, now)
  const asked: string[] = []
  let port = options.port ?? 0
  let running: Server | null = null
  const baseUrl = () => `http://127.0.0.1:${port}/georeport/v2`

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', baseUrl())
    asked.push(`${request.method} ${url.pathname}`)
    if (faults.slowMs > 0) await sleep(faults.slowMs)
    if (faults.html !== null) return send(response, faults.html, 'text/html; charset=utf-8', page)
    if (faults.down) return send(response, 503, 'text/plain', 'Service Unavailable')
    const { format, path } = readPath(url.pathname)
    if (format === null) return send(response, 404, 'text/plain', 'Only .json and .xml below /georeport/v2.')
    const city: City = { services, store, tokenLooks, now, baseUrl: baseUrl() }
    const { status, root, value } = await decide(city, request, path, url.searchParams)
    if (faults.loseAnswers && request.method === 'POST') return response.destroy()
    send(response, status, contentTypes[format], writeAnswer(format, root, value))
  }

  const decide = async (
    city: City,
    request: IncomingMessage,
    path: readonly string[],
    query: URLSearchParams,
  ): Promise<Answer> => {
    if (request.method === 'GET') return checkJurisdiction(query) ?? answerGet(city, path, query)
    if (request.method !== 'POST' || path.join('/') !== 'requests') return refused(400, 'only requests can be posted')
    const form = await readForm(request)
    if (typeof form === 'string') return refused(400, form)
    return checkJurisdiction(form) ?? takePost(city, form)
  }

  const checkJurisdiction = (parameters: URLSearchParams): Answer | null => {
    const given = parameters.get('jurisdiction_id')
    if (jurisdiction === null || given === jurisdiction) return null
    return given === null
      ? refused(400, 'jurisdiction_id was not provided')
      : refused(404, `jurisdiction_id ${given} was not found`)
  }

  const takePost = (city: City, form: URLSearchParams): Answer => {
    const fault = checkPost(form, services, key)
    if (fault) return refused(fault.status, fault.description)
    const service = services.find(({ code }) => code === form.get('service_code'))
    if (!service) return refused(404, 'service_code was not found')
    const taken = city.store.take(form, service)
    const named: Record<CityService['type'], { readonly [name: string]: Wire }> = {
      realtime: { service_request_id: taken.id },
      batch: { token: taken.token },
      blackbox: {},
    }
    const value = [{ ...named[service.type], service_notice: service.notice, account_id: form.get('account_id') }]
    return { status: 200, root: 'service_requests', value }
  }

  const start = async () => {
    const server = createServer((request, response) => {
      answer(request, response).catch((error: unknown) => send(response, 500, 'text/plain', String(error)))
    })
    running = server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  await start()

  return {
    url: baseUrl(),
    faults,
    asked,
    taken: store.taken,
    change: store.change,
    start,
    /** Nobody listens any more. */
    stop: async () => {
      const stopping = running
      running = null
      stopping?.closeAllConnections()
      if (stopping) await new Promise((resolve) => stopping.close(resolve))
    },
  }
}
export type Georeport = Awaited<ReturnType<typeof startGeoreport>>

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType }).end(body)
}

/** The extension of the last part chooses the format. */
function readPath(pathname: string): { readonly format: Format | null; readonly path: readonly string[] } {
  const [, rest, extension] = /^\/georeport\/v2\/(.+)\.(json|xml)$/.exec(pathname) ?? []
  const path = (rest ?? '').split('/').map(decodeURIComponent)
  return { format: extension === 'json' || extension === 'xml' ? extension : null, path }
}

/** A form in UTF-8, or why it is none. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | string> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? ''))
    return 'a request is posted as application/x-www-form-urlencoded'
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > longestBody) return 'the request is too long'
    pieces.push(piece)
  }
  try {
    return new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)))
  } catch {
    return 'the request is not UTF-8'
  }
}
