import { ask, keepChat } from './session.js'

/*
 * What the resident wrote, one message after the other, so that they arrive in order:
 *
 *   sending ──taken──▶ sent
 *      │ no answer: again in a moment, under the same id, so that it counts once
 *      └──refused──▶ not sent
 */

/** @import { Chat, Unsent } from './session.js' */
/** @typedef {'sending' | 'sent' | 'notSentYet' | 'notSent'} Delivery */

const retryMs = 2_000
const passing = new Set(['unreachable', 'unavailable', 'too-many-attempts'])

/**
 * @param {Chat} chat
 * @param {(message: Unsent, delivery: Delivery) => void} onDelivery
 */
export function createOutbox(chat, onDelivery) {
  let isSending = false

  /** @param {string} id */
  const drop = (id) => {
    chat.unsent = chat.unsent.filter((message) => message.id !== id)
    keepChat(chat)
  }
  /** @param {Unsent} message */
  const sendOne = async (message) => {
    const refusal = await ask('messages', chat.token, { id: message.id, text: message.text })
    // It came back as said meanwhile.
    if (!chat.unsent.includes(message)) return
    if (refusal !== null && passing.has(refusal)) {
      onDelivery(message, 'notSentYet')
      await new Promise((resolve) => setTimeout(resolve, retryMs))
      return
    }
    drop(message.id)
    onDelivery(message, refusal === null ? 'sent' : 'notSent')
  }
  const sendAll = async () => {
    if (isSending) return
    isSending = true
    for (let [next] = chat.unsent; next; [next] = chat.unsent) await sendOne(next)
    isSending = false
  }

  for (const message of chat.unsent) onDelivery(message, 'sending')
  void sendAll()
  return {
    /** @param {Unsent} message */
    add: (message) => {
      chat.unsent.push(message)
      keepChat(chat)
      onDelivery(message, 'sending')
      void sendAll()
    },
    /** It is said. @param {string} id */
    said: drop,
    /** The chat is over: what is not sent stays so. */
    giveUp: () => {
      const left = chat.unsent
      chat.unsent = []
      keepChat(chat)
      for (const message of left) onDelivery(message, 'notSent')
    },
  }
}
