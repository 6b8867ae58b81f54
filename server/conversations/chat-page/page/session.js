/*
 * What survives a reload: the token of this tab's chat, and what is not sent yet. Words that were sent are not kept
 * here: on a shared computer the next person must not find them.
 */

const chatKey = 'cue311-chat'

/** @typedef {{ id: string, text: string, at: number }} Unsent */
/** @typedef {{ token: string, unsent: Unsent[] }} Chat */

/** Where the browser keeps nothing, a reload begins anew. @type {string | null} */
let memory = null

/** @returns {Chat | null} */
export function readChat() {
  try {
    const kept = memory ?? sessionStorage.getItem(chatKey)
    const chat = kept === null ? null : JSON.parse(kept)
    return typeof chat?.token === 'string' && Array.isArray(chat.unsent) ? chat : null
  } catch {
    return null
  }
}

/** @param {Chat} chat */
export function keepChat(chat) {
  const text = JSON.stringify(chat)
  try {
    sessionStorage.setItem(chatKey, text)
  } catch {
    memory = text
  }
}

export function forgetChat() {
  memory = null
  try {
    sessionStorage.removeItem(chatKey)
  } catch {
    // There was none to forget.
  }
}

const tokenBytes = 32

/** 32 random bytes as base64url. */
export function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(tokenBytes))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** `crypto.randomUUID` is there on secure pages alone, and inside a building this one may not be. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/**
 * Asks the server. Resolves to a reason when it refuses, to `unreachable` when there is no answer, else to null.
 * @param {'start' | 'messages' | 'typing' | 'end'} what
 * @param {string} token
 * @param {object} body
 * @returns {Promise<string | null>}
 */
export async function ask(what, token, body) {
  try {
    const response = await fetch(new URL(`v1/${what}`, import.meta.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    })
    const answer = await response.json()
    return answer.ok ? null : String(answer.reason)
  } catch {
    return 'unreachable'
  }
}

const patienceMs = 15_000
