import { follow } from './follow.js'
import { createOutbox } from './outbox.js'
import { ask, forgetChat, keepChat, newId, newToken, readChat } from './session.js'
import { createLog, element, readWords, setText, show } from './view.js'

/* The resident's page: begin ──started──▶ talk (waiting, talking) ──ended──▶ over ──another──▶ begin. */

/** @import { ResidentEvent } from '../../../../shared/conversation/resident-contract.ts' */
/** @import { Chat } from './session.js' */

const words = readWords()
const language = document.documentElement.lang
const log = createLog(words, language)
const message = element('message', HTMLTextAreaElement)
const endQuestion = element('end-question', HTMLDialogElement)

/** A chat that was drawn up and not begun: asked again it is the same one. @type {string | null} */
let drawn = null
let isStarting = false
/** @type {ReturnType<typeof open> | null} */
let chat = null

function showBegin() {
  show('talk', false)
  show('begin', true)
  setText('begin-problem', '')
}

/** @type {Readonly<Record<string, string>>} */
const problems = { busy: words.busy, 'too-many-attempts': words.tooMany }

async function start() {
  if (isStarting) return
  isStarting = true
  element('start', HTMLButtonElement).setAttribute('aria-disabled', 'true')
  setText('begin-problem', words.starting)
  drawn ??= newToken()
  const name = element('name', HTMLInputElement).value.trim()
  const refusal = await ask('start', drawn, { language, ...(name ? { name } : {}) })
  isStarting = false
  element('start', HTMLButtonElement).removeAttribute('aria-disabled')
  if (refusal !== null) {
    setText('begin-problem', problems[refusal] ?? words.unreachable)
    return
  }
  const started = { token: drawn, unsent: [] }
  drawn = null
  keepChat(started)
  chat = open(started)
  message.focus()
}

/** @param {Chat} kept */
function open(kept) {
  const typing = createTyping(kept.token)
  log.clear()
  show('begin', false)
  show('talk', true)
  show('say', true)
  show('over', false)
  setText('state', '')
  setText('connection', '')
  const outbox = createOutbox(kept, (unsent, delivery) => {
    log.put({ ...unsent, speaker: 'resident' })
    log.setDelivery(unsent.id, delivery)
  })
  /** @param {ResidentEvent} event */
  const onEvent = (event) => {
    switch (event.kind) {
      case 'message':
        log.put(event)
        if (event.speaker === 'agent') show('typing', false)
        else {
          outbox.said(event.id)
          log.setDelivery(event.id, 'sent')
        }
        break
      case 'typing':
        show('typing', event.typing)
        break
      case 'state':
        setText('state', stateText(event))
        if (event.state === 'ended') over()
        break
    }
  }
  const over = () => {
    stop()
    typing.stop()
    outbox.giveUp()
    setText('state', words.ended)
    setText('connection', '')
    show('typing', false)
    show('say', false)
    show('over', true)
    if (endQuestion.open) endQuestion.close()
    element('over-title', HTMLHeadingElement).focus()
  }
  const stop = follow(kept.token, {
    onEvent,
    onConnection: (isThere) => setText('connection', isThere ? words.online : words.offline),
    onGone: over,
  })
  return {
    say: (/** @type {string} */ text) => {
      typing.stop()
      outbox.add({ id: newId(), text, at: Date.now() })
    },
    types: typing.note,
    end: async () => {
      if ((await ask('end', kept.token, {})) !== null) setText('connection', words.unreachable)
    },
  }
}

/** @param {Extract<ResidentEvent, { kind: 'state' }>} event */
function stateText(event) {
  if (event.state !== 'waiting') return words[event.state]
  return event.place === null ? words.waiting : words.waitingPlace.replace('{place}', String(event.place))
}

const typingEveryMs = 4_000
const typingForMs = 6_000

/** Tells that the resident types, now and then, and when it is over. @param {string} token */
function createTyping(token) {
  let toldAt = -typingEveryMs
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let isTyping = false
  const stop = () => {
    clearTimeout(timer)
    if (isTyping) void ask('typing', token, { typing: false })
    isTyping = false
    toldAt = -typingEveryMs
  }
  return {
    stop,
    note: () => {
      clearTimeout(timer)
      timer = setTimeout(stop, typingForMs)
      if (performance.now() - toldAt < typingEveryMs) return
      toldAt = performance.now()
      isTyping = true
      void ask('typing', token, { typing: true })
    },
  }
}

function say() {
  const text = message.value.trim()
  if (text === '') return
  chat?.say(text)
  message.value = ''
  message.focus()
}

function save() {
  const address = URL.createObjectURL(new Blob([log.asText()], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'chat-311.txt'
  link.click()
  URL.revokeObjectURL(address)
}

/** @param {string} id @param {() => void} act */
const onClick = (id, act) => element(id, HTMLButtonElement).addEventListener('click', act)
/** @param {string} id @param {() => void} act */
const onSubmit = (id, act) =>
  element(id, HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    act()
  })

onSubmit('begin', () => void start())
onSubmit('say', say)
message.addEventListener('input', () => chat?.types())
message.addEventListener('keydown', (event) => {
  // While letters are composed, Enter chooses among them.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  say()
})
onClick('end', () => endQuestion.showModal())
endQuestion.addEventListener('close', () => {
  if (endQuestion.returnValue === 'yes') void chat?.end()
  endQuestion.returnValue = ''
})
onClick('print', () => print())
onClick('save', save)
onClick('again', () => {
  forgetChat()
  showBegin()
  element('name', HTMLInputElement).focus()
})

const kept = readChat()
if (kept) chat = open(kept)
else showBegin()
