import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import { checkWallEveryMs, mustAskForWall, readThresholdsEveryMs, type Wall } from '../../../shared/figures/wall.ts'
import { ourProtocol } from '../../../shared/protocol-version.ts'
import type { SocketRequest, SocketRequestAnswer } from '../../../shared/socket-contract.ts'
import { connected, openSocket } from '../../server/support/a-desktop.ts'
import type { FromSupervisors, ToSupervisors, WallReport } from './supervisor-messages.ts'

/* A process of supervisors, each of whom looks at the wall: it asks as `wall-view.tsx` asks, and draws nothing. */

const say = (message: FromSupervisors) => process.send?.(message)
const answerMs = 15_000

let counts = false
let book = emptyBook()

function emptyBook() {
  return { answers: [] as number[], behind: [] as number[], walls: 0, bytes: 0, failures: 0 }
}

async function openAll(url: string, supervisors: readonly { readonly accessToken: string }[]): Promise<void> {
  const sockets = supervisors.map(({ accessToken }) =>
    openSocket(url, { accessToken, deviceId: randomUUID(), protocol: ourProtocol }),
  )
  await Promise.all(sockets.map(connected))
  for (const [place, socket] of sockets.entries()) void look(socket, (place / sockets.length) * checkWallEveryMs)
  say({ kind: 'open' })
}

/** Windows do not ask in step. */
async function look(socket: Socket, afterMs: number): Promise<void> {
  await sleep(afterMs)
  const showing = { at: 0 }
  const known = { askedAt: 0, toldAt: 0 }
  let isReading = false
  const read = async () => {
    if (isReading || !mustAskForWall(known, Date.now())) return
    isReading = true
    known.askedAt = Date.now()
    const askedAt = performance.now()
    const answer = await ask(socket, 'wall:read')
    isReading = false
    if (counts) book.answers.push(performance.now() - askedAt)
    if (answer?.ok) show(showing, answer.value)
    else book.failures += 1
  }
  socket.on('wall:changed', (wall: Wall) => {
    known.toldAt = Date.now()
    show(showing, wall)
  })
  void ask(socket, 'wall:thresholds')
  void read()
  setInterval(() => void read(), checkWallEveryMs)
  setInterval(() => void ask(socket, 'wall:thresholds'), readThresholdsEveryMs)
}

function show(showing: { at: number }, wall: Wall): void {
  if (counts) {
    book.walls += 1
    if (book.bytes === 0) book.bytes = Buffer.byteLength(JSON.stringify(wall))
    if (showing.at > 0 && wall.at !== showing.at) book.behind.push(Date.now() - showing.at)
  }
  showing.at = wall.at
}

async function ask<Name extends SocketRequest>(socket: Socket, name: Name): Promise<SocketRequestAnswer<Name> | null> {
  return socket
    .timeout(answerMs)
    .emitWithAck(name, {})
    .catch(() => null)
}

process.on('message', (asked: ToSupervisors) => {
  switch (asked.kind) {
    case 'open':
      return void openAll(asked.url, asked.supervisors)
    case 'begin':
      book = emptyBook()
      counts = true
      return
    case 'report':
      counts = false
      return say({ kind: 'report', ...book } satisfies WallReport)
  }
})
process.on('disconnect', () => process.exit(0))
