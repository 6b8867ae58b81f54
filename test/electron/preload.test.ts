import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { bridgeName, events, type PreloadBridge, requests } from '../../shared/ipc-contract.ts'

const source = join(import.meta.dirname, '../../electron/preload.ts')

/** The preload script as it is built: one CommonJS file that requires `electron` and nothing else. */
async function buildPreload(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: source, external: ['electron'], output: { format: 'cjs' } },
    },
  })
  const [bundle] = [built].flat() as Rolldown.RolldownOutput[]
  return bundle?.output[0].code ?? expect.fail()
}

/** Runs it as Electron would, between stand-ins for Electron's own two ends that only write down what they are told. */
function runPreload(code: string) {
  const exposed: Record<string, PreloadBridge> = {}
  const told: unknown[][] = []
  const note = (what: string) => (channel: string, rest: unknown) => {
    told.push([what, channel, typeof rest === 'function' ? 'listener' : rest])
  }
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, bridge: PreloadBridge) => {
        exposed[name] = bridge
      },
    },
    ipcRenderer: { invoke: note('invoke'), on: note('on'), off: note('off') },
  }
  const require = (name: string) => (name === 'electron' ? electron : expect.fail(`the preload requires ${name}`))
  runInNewContext(code, { require, module: { exports: {} }, exports: {} })
  return { exposed, told }
}

let code = ''
beforeAll(async () => {
  code = await buildPreload()
})

describe('preload', () => {
  it('puts one object with two functions on the window', () => {
    const { exposed } = runPreload(code)
    const surface = Object.entries(exposed).map(([name, bridge]) => [name, Object.keys(bridge)])
    expect(surface).toEqual([[bridgeName, ['request', 'on']]])
  })

  it('passes every request of the contract, and no other', async () => {
    const { exposed, told } = runPreload(code)
    const bridge = exposed[bridgeName] ?? expect.fail()
    for (const name of Object.keys(requests)) await bridge.request(name as keyof typeof requests, {})
    expect(told.map(([, channel]) => channel)).toMatchInlineSnapshot(`
      [
        "settings:read",
        "settings:change",
        "status:read",
        "clock:anchor",
        "session:current",
        "session:sign-in",
        "session:sign-out",
        "suggestions:ask",
        "suggestions:teach",
        "suggestions:forget-lessons",
        "answers:search",
        "answer:open",
        "fact:record",
        "draft:save",
        "draft:read",
        "draft:discard",
        "my-day:read",
        "outbox:refused",
        "outbox:send-again",
        "practice:list",
        "practice:play",
        "practice:pause",
        "practice:stop",
        "content:published",
        "content:text",
        "content:try-text",
        "content:keep",
        "content:kept",
        "content:let-go",
        "content:find-golden",
        "content:keep-questions",
        "content:kept-questions",
        "content:drafts",
        "content:counts",
        "content:draft",
        "content:begin",
        "content:save",
        "content:move",
        "content:discard",
        "content:look",
        "content:try",
        "content:publish",
        "content:releases",
        "content:changes",
        "content:roll-back",
        "content:reached",
        "content:history",
        "content:golden",
        "content:save-golden",
        "table:save",
        "page:print",
        "held:save",
        "clipboard:write",
        "link:open",
        "window:full-screen",
        "flags:list",
        "flags:settled",
        "flags:settle",
        "flags:mine",
        "flags:heard",
        "banner:put",
        "banner:end",
        "banner:list",
        "gaps:list",
        "wall:read",
        "wall:thresholds",
        "wall:keep-thresholds",
        "period:choices",
        "period:course",
        "period:read",
        "views:list",
        "views:put",
        "views:remove",
        "period:interactions",
        "interaction:line",
        "agents:read",
        "held:read",
        "held:list",
        "held:interactions",
        "held:interaction",
        "held:figures",
        "held:facts",
        "contest:raise",
        "contests:list",
        "contest:decide",
        "effect:read",
        "staff:read",
        "staff:day",
        "conversation:accept",
        "conversation:take-next",
        "conversation:say",
        "conversation:typing",
        "conversation:end",
        "conversation:transfer",
        "conversation:close",
        "conversation:targets",
        "presence:set",
        "presence:list",
        "conversations:read",
        "service-requests:services",
        "service-requests:definition",
        "service-requests:look-up",
        "service-requests:submit",
        "service-requests:list",
        "service-requests:decide",
        "banners:read",
        "banner:acknowledge",
      ]
    `)
    for (const name of ['connection:changed', 'nothing', 'toString', '__proto__']) {
      await expect(bridge.request(name as 'status:read', {})).rejects.toThrow('no request named')
    }
  })

  it('listens to every event of the contract, and to no other', () => {
    const { exposed, told } = runPreload(code)
    const bridge = exposed[bridgeName] ?? expect.fail()
    for (const name of Object.keys(events)) bridge.on(name as keyof typeof events, () => {})
    expect(told.map(([, channel]) => channel)).toMatchInlineSnapshot(`
      [
        "connection:changed",
        "release:changed",
        "outbox:changed",
        "session:ended",
        "content:changed",
        "utterance:heard",
        "conversation:finished",
        "flag:settled",
        "wall:changed",
        "banners:changed",
        "conversation:events",
        "conversation:moment",
        "conversation:gone",
        "presence:changed",
        "waiting:changed",
        "conversations:caught-up",
        "service-request:changed",
      ]
    `)
    for (const name of ['status:read', 'toString']) {
      expect(() => bridge.on(name as 'session:ended', () => {})).toThrow('no event named')
    }
  })

  it('ends listening when asked to', () => {
    const { exposed, told } = runPreload(code)
    exposed[bridgeName]?.on('session:ended', () => {})()
    expect(told).toEqual([
      ['on', 'session:ended', 'listener'],
      ['off', 'session:ended', 'listener'],
    ])
  })
})
