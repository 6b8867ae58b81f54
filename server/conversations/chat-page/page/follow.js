/*
 * What happens in the chat, for as long as it goes on:
 *
 *   connecting ──answer──▶ reading ──ends, or silent too long──▶ waiting ──▶ connecting
 *        └──not found──▶ gone
 *
 * Read with `fetch`, not `EventSource`, because the token must not stand in an address, where logs would keep it.
 */

/** @import { ResidentEvent } from '../../../../shared/conversation/resident-contract.ts' */

const silenceMs = 25_000
const waitsMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000]

/**
 * @param {string} token
 * @param {{ onEvent: (event: ResidentEvent) => void, onConnection: (isThere: boolean) => void, onGone: () => void }} listener
 * @returns {() => void} ends it
 */
export function follow(token, { onEvent, onConnection, onGone }) {
  let isStopped = false
  let last = 0
  let failures = 0
  let controller = new AbortController()
  let wake = () => {}

  const once = async () => {
    controller = new AbortController()
    let silence = setTimeout(() => controller.abort(), silenceMs)
    try {
      const response = await fetch(new URL('v1/events', import.meta.url), {
        headers: { authorization: `Bearer ${token}`, 'last-event-id': String(last) },
        cache: 'no-store',
        signal: controller.signal,
      })
      if (response.status === 404) return onGoneOnce()
      if (!response.ok || !response.body) return
      failures = 0
      onConnection(true)
      for await (const event of eventsOf(response.body, () => {
        clearTimeout(silence)
        silence = setTimeout(() => controller.abort(), silenceMs)
      })) {
        if (event.kind === 'message') last = Math.max(last, event.position)
        if (!isStopped) onEvent(event)
      }
    } finally {
      clearTimeout(silence)
    }
  }
  const onGoneOnce = () => {
    isStopped = true
    onGone()
  }
  const pause = () =>
    new Promise((resolve) => {
      const usual = waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 0
      failures += 1
      wake = () => resolve(null)
      // Not all at once when a server comes back.
      setTimeout(wake, usual * (0.5 + Math.random()))
    })
  const run = async () => {
    while (!isStopped) {
      try {
        await once()
      } catch {
        // No answer, or it broke off: the page says so, and asks again.
      }
      if (isStopped) return
      onConnection(false)
      await pause()
    }
  }
  const onOnline = () => wake()
  addEventListener('online', onOnline)
  void run()
  return () => {
    isStopped = true
    removeEventListener('online', onOnline)
    controller.abort()
    wake()
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} onBytes
 * @returns {AsyncGenerator<ResidentEvent>}
 */
async function* eventsOf(body, onBytes) {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    onBytes()
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '))
      if (data) yield JSON.parse(data.slice('data: '.length))
    }
  }
}
