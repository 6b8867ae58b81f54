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
import type { FromDesktops, ToDesktops, Way } from './desktop-messages.ts'

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
let provedAt: number[] = []
let installed: ReleaseIdentity | null = null
/** The ids of each release's set, computed by whoever comes first; everybody else compares his own with the hash. */
const sets = new Map<string, readonly string[]>()
const sockets: Socket[] = []

async function connectAll(asked: Connect) {
  world = asked
  installed = asked.release
  sets.set(asked.release.hash, asked.revisionIds)
  let waiting = asked.count
  await Promise.all(
    Array.from({ length: connectingAtOnce }, async () => {
      while (waiting > 0) {
        waiting -= 1
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
  socket.on('release:published', async (payload: unknown) => {
    const announced = socketEvents['release:published'].parse(payload)
    if (way === 'naive' ? await fetchWhole(announced) : proveStep(has, announced)) {
      has = { number: announced.number, hash: announced.hash }
      installed = has
      provedAt.push(now())
    }
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
    const proved = verifyRelease(await response.json(), sha256)
    if (proved.ok)
      sets.set(
        hash,
        proved.value.revisions.map(({ revisionId }) => revisionId),
      )
    return proved.ok && proved.value.hash === hash
  } catch {
    return false
  } finally {
    fetching -= 1
  }
}

async function report(withinMs: number) {
  const until = now() + withinMs
  while (provedAt.length < sockets.length && now() < until) await sleep(10)
  say({ kind: 'proved', at: provedAt, bytes })
}

process.on('message', (asked: ToDesktops) => {
  switch (asked.kind) {
    case 'connect':
      return void connectAll(asked)
    case 'expect':
      way = asked.way
      bytes = 0
      provedAt = []
      // Sets of before are of no more use.
      for (const hash of sets.keys()) if (hash !== installed?.hash) sets.delete(hash)
      return
    case 'report':
      return void report(asked.withinMs)
  }
})
process.on('disconnect', () => process.exit(0))
