import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { proveSeal } from '../../../electron/storage/release-seals.ts'
import { isStepFrom } from '../../../electron/sync/release-fetch.ts'
import { httpPaths } from '../../../shared/http-contract.ts'
import { changedIds, netOf } from '../../../shared/knowledge/net-changes.ts'
import { hashOfSet, isGenuine, type ReleaseIdentity, verifyRelease } from '../../../shared/knowledge/release.ts'
import type { ReleaseAnnouncement } from '../../../shared/knowledge/release-announcement.ts'
import { ourProtocol } from '../../../shared/protocol-version.ts'
import { socketEvents } from '../../../shared/socket-contract.ts'
import { sha256 } from '../../support/a-release.ts'
import type { FromDesktops, Proved, ToDesktops, Way } from './desktop-messages.ts'

/* A process of simulated desktops. Each has its own connection and proves by itself; the set it changes is shared. */

type Connect = Extract<ToDesktops, { kind: 'connect' }>

/** So many connect at once; the others wait, as desktops do that are turned on in the morning. */
const connectingAtOnce = 50
/** So many whole releases are fetched at once by one process: more would want more open files than there are. */
const fetchingAtOnce = 500

const now = () => performance.timeOrigin + performance.now()
const say = (message: FromDesktops) => process.send?.(message)

let world: Connect | null = null
let way: Way = 'changes'
let bytes = 0
let proved: Proved[] = []
/** Proofs that wait: what has arrived is heard first, as it is where every desktop has a processor of its own. */
const waiting: (() => void)[] = []
let installed: ReleaseIdentity | null = null
/** The ids of each release's set, computed by whoever comes first; everybody else compares his own with the hash. */
const sets = new Map<string, readonly string[]>()
const sockets: Socket[] = []

async function connectAll(asked: Connect) {
  world = asked
  installed = asked.release
  sets.set(asked.release.hash, asked.revisionIds)
  let left = asked.count
  await Promise.all(
    Array.from({ length: connectingAtOnce }, async () => {
      while (left > 0) {
        left -= 1
        const socket = await connectOne(asked)
        if (socket) sockets.push(socket)
      }
    }),
  )
  say({ kind: 'connected', count: sockets.length })
}

async function connectOne({ url, token, release }: Connect): Promise<Socket | null> {
  const auth = { accessToken: token, deviceId: randomUUID(), protocol: ourProtocol, releaseHash: release.hash }
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, auth })
  let has: ReleaseIdentity = release
  const follow = async (payload: unknown, heardAt: number) => {
    const startedAt = now()
    const announced = socketEvents['release:published'].parse(payload)
    if (!(way === 'naive' ? await fetchWhole(announced) : proveStep(has, announced))) return
    has = { number: announced.number, hash: announced.hash }
    installed = has
    proved.push({ heardAt, proofMs: now() - startedAt, provedAt: now() })
  }
  socket.on('release:published', (payload: unknown) => {
    const heardAt = now()
    waiting.push(() => void follow(payload, heardAt))
    if (waiting.length === 1) setImmediate(proveNext)
  })
  socket.io.engine?.on('packet', ({ data }) => {
    bytes += typeof data === 'string' ? Buffer.byteLength(data) : 0
  })
  return new Promise((resolve) => {
    socket.once('welcome', () => resolve(socket))
    socket.once('connect_error', () => resolve(null))
    socket.once('disconnect', () => resolve(null))
  })
}

function proveNext() {
  waiting[0]?.()
  waiting.shift()
  if (waiting.length > 0) setImmediate(proveNext)
}

/** What a workstation proves before it switches. */
function proveStep(has: ReleaseIdentity, announced: ReleaseAnnouncement): boolean {
  if (!world || !isStepFrom(has, announced) || !proveSeal(announced, world.releaseKey).ok) return false
  const net = netOf(announced.changes ?? [])
  if (!net.put.every((revision) => isGenuine(revision, sha256))) return false
  const ids = changedIds(sets.get(has.hash) ?? [], net)
  if (hashOfSet(world.timeZone, ids, sha256) !== announced.hash) return false
  if (!sets.has(announced.hash)) sets.set(announced.hash, ids)
  return true
}

let fetching = 0

async function fetchWhole({ number, hash }: ReleaseIdentity): Promise<boolean> {
  if (!world) return false
  while (fetching >= fetchingAtOnce) await sleep(20)
  fetching += 1
  try {
    const response = await fetch(`${world.url}${httpPaths.release(number)}`, {
      headers: { authorization: `Bearer ${world.token}` },
    })
    bytes += Number(response.headers.get('content-length'))
    const verified = verifyRelease(await response.json(), sha256)
    if (verified.ok)
      sets.set(
        hash,
        verified.value.revisions.map(({ revisionId }) => revisionId),
      )
    return verified.ok && verified.value.hash === hash
  } catch {
    return false
  } finally {
    fetching -= 1
  }
}

async function report(withinMs: number) {
  const until = now() + withinMs
  while (proved.length < sockets.length && now() < until) await sleep(10)
  say({ kind: 'proved', by: proved, bytes })
}

process.on('message', (asked: ToDesktops) => {
  switch (asked.kind) {
    case 'connect':
      return void connectAll(asked)
    case 'expect':
      way = asked.way
      bytes = 0
      proved = []
      // Sets of before are of no more use.
      for (const hash of sets.keys()) if (hash !== installed?.hash) sets.delete(hash)
      return
    case 'report':
      return void report(asked.withinMs)
  }
})
process.on('disconnect', () => process.exit(0))
