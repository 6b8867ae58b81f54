/* What the resident sees. Words of people become text, never markup. */

/** @import { Delivery } from './outbox.js' */
/** @import { PageWords } from '../page-words.ts' */

/** @returns {PageWords} */
export function readWords() {
  return JSON.parse(element('words', HTMLScriptElement).textContent ?? '{}')
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {{ new (): Kind, prototype: Kind }} kind
 * @returns {Kind}
 */
export function element(id, kind) {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`the page has no ${id}`)
}

/** @param {string} id @param {boolean} isShown */
export function show(id, isShown) {
  element(id, HTMLElement).hidden = !isShown
}

/** Says it once: a text that is set again would be read out again. @param {string} id @param {string} text */
export function setText(id, text) {
  const there = element(id, HTMLElement)
  if (there.textContent !== text) there.textContent = text
}

/** @typedef {{ id: string, speaker: 'resident' | 'agent', text: string, at: number }} Message */

/** @param {PageWords} words @param {string} language */
export function createLog(words, language) {
  const log = element('log', HTMLDivElement)
  /** @type {Map<string, { message: Message, node: HTMLElement }>} */
  const shown = new Map()
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  /** @param {Message} message */
  const about = ({ speaker, at }) => `${speaker === 'agent' ? words.agent : words.you}, ${time.format(at)}`
  const keyOf = (/** @type {Message} */ { speaker, id }) => `${speaker} ${id}`
  /** @param {Message} message */
  const nodeOf = (message) => {
    const node = document.createElement('div')
    node.className = message.speaker === 'resident' ? 'message own' : 'message'
    node.append(line('about', about(message)), line('text', message.text))
    if (message.speaker === 'resident') node.append(line('about delivery', ''))
    return node
  }
  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 60

  return {
    /** Shows it once. @param {Message} message */
    put: (message) => {
      const known = shown.get(keyOf(message))
      const follows = isAtEnd()
      const node = known?.node ?? nodeOf(message)
      if (!known) {
        log.append(node)
        shown.set(keyOf(message), { message, node })
      }
      if (follows || message.speaker === 'resident') log.scrollTop = log.scrollHeight
    },
    /** @param {string} id @param {Delivery} delivery */
    setDelivery: (id, delivery) => {
      const place = shown.get(`resident ${id}`)?.node.querySelector('.delivery')
      if (!place) return
      place.textContent = words[delivery]
      place.classList.toggle('problem-state', delivery === 'notSent' || delivery === 'notSentYet')
    },
    clear: () => {
      shown.clear()
      log.replaceChildren()
    },
    isEmpty: () => shown.size === 0,
    /** The conversation as text. */
    asText: () => [...shown.values()].map(({ message }) => `${about(message)}\n${message.text}\n`).join('\n'),
  }
}

/** @param {string} className @param {string} text */
function line(className, text) {
  const made = document.createElement('div')
  made.className = className
  made.textContent = text
  return made
}
