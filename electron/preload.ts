import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Event, PreloadBridge, Request } from '../shared/ipc-contract.ts'

/*
 * Puts exactly the contract on `window.cue311`: one line per name, which the compiler compares with the contract.
 * Only types are imported, so that this small script brings no library into the window.
 */

const requestNames: Readonly<Record<Request, true>> = {
  'settings:read': true,
  'settings:change': true,
  'status:read': true,
  'clock:anchor': true,
  'session:current': true,
  'session:sign-in': true,
  'session:sign-out': true,
  'suggestions:ask': true,
  'suggestions:teach': true,
  'suggestions:forget-lessons': true,
  'answers:search': true,
  'answer:open': true,
  'fact:record': true,
  'draft:save': true,
  'draft:read': true,
  'draft:discard': true,
  'my-day:read': true,
  'outbox:refused': true,
  'outbox:send-again': true,
  'practice:list': true,
  'practice:play': true,
  'practice:pause': true,
  'practice:stop': true,
  'content:published': true,
  'content:text': true,
  'content:try-text': true,
  'content:keep': true,
  'content:kept': true,
  'content:let-go': true,
  'content:find-golden': true,
  'content:keep-questions': true,
  'content:kept-questions': true,
  'content:drafts': true,
  'content:counts': true,
  'content:draft': true,
  'content:begin': true,
  'content:save': true,
  'content:move': true,
  'content:discard': true,
  'content:look': true,
  'content:try': true,
  'content:publish': true,
  'content:releases': true,
  'content:changes': true,
  'content:roll-back': true,
  'content:reached': true,
  'content:history': true,
  'content:golden': true,
  'content:save-golden': true,
  'table:save': true,
  'page:print': true,
  'clipboard:write': true,
  'link:open': true,
  'window:full-screen': true,
  'flags:list': true,
  'flags:settled': true,
  'flags:settle': true,
  'flags:mine': true,
  'flags:heard': true,
  'banner:put': true,
  'banner:end': true,
  'banner:list': true,
  'gaps:list': true,
  'wall:read': true,
  'period:choices': true,
  'period:course': true,
  'wall:thresholds': true,
  'wall:keep-thresholds': true,
  'period:read': true,
  'views:list': true,
  'views:put': true,
  'views:remove': true,
  'period:interactions': true,
  'interaction:line': true,
  'agents:read': true,
  'held:read': true,
  'held:list': true,
  'held:interactions': true,
  'held:interaction': true,
  'held:figures': true,
  'held:facts': true,
  'contest:raise': true,
  'contest:decide': true,
  'contests:list': true,
  'effect:read': true,
  'staff:read': true,
  'staff:day': true,
  'service-requests:services': true,
  'service-requests:definition': true,
  'service-requests:look-up': true,
  'service-requests:submit': true,
  'service-requests:list': true,
  'service-requests:decide': true,
  'banners:read': true,
  'banner:acknowledge': true,
  'conversation:accept': true,
  'conversation:take-next': true,
  'conversation:say': true,
  'conversation:typing': true,
  'conversation:end': true,
  'conversation:transfer': true,
  'conversation:close': true,
  'conversation:targets': true,
  'presence:set': true,
  'presence:list': true,
  'conversations:read': true,
}

const eventNames: Readonly<Record<Event, true>> = {
  'connection:changed': true,
  'release:changed': true,
  'outbox:changed': true,
  'session:ended': true,
  'content:changed': true,
  'utterance:heard': true,
  'conversation:finished': true,
  'flag:settled': true,
  'banners:changed': true,
  'conversation:events': true,
  'conversation:moment': true,
  'conversation:gone': true,
  'presence:changed': true,
  'waiting:changed': true,
  'conversations:caught-up': true,
  'service-request:changed': true,
}

const bridge: PreloadBridge = {
  request: async (name, input) => {
    if (!Object.hasOwn(requestNames, name)) throw new Error(`The desktop has no request named ${String(name)}.`)
    return ipcRenderer.invoke(name, input)
  },
  on: (name, listener) => {
    if (!Object.hasOwn(eventNames, name)) throw new Error(`The desktop has no event named ${String(name)}.`)
    const heard = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
    ipcRenderer.on(name, heard)
    return () => {
      ipcRenderer.off(name, heard)
    }
  },
}

// The name is `bridgeName` of the contract, which is a value and would bring the contract's library along.
const name: typeof import('../shared/ipc-contract.ts').bridgeName = 'cue311'
contextBridge.exposeInMainWorld(name, bridge)
