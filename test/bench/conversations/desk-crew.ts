import { setTimeout as sleep } from 'node:timers/promises'
import { type FollowingDesk, openFollowingDesk } from '../../server/support/following-desk.ts'
import { readMark } from '../../server/support/heard-book.ts'
import { pick, seededChance } from '../../support/seeded-chance.ts'
import { type FromDesks, type HeardAt, interimKey, type ToDesks } from './desk-messages.ts'

/* A process of simulated desks. Each has its own person and connection, and checks by itself what it hears. */

type Open = Extract<ToDesks, { kind: 'open' }>
type Report = Extract<ToDesks, { kind: 'report' }>

/** So many connect at once; the others wait, as desktops do that are turned on in the morning. */
const connectingAtOnce = 50

const say = (message: FromDesks) => process.send?.(message)
const desks: { readonly name: string; readonly desk: FollowingDesk }[] = []
const finals: HeardAt[] = []
const interims: HeardAt[] = []
const begun = new Set<string>()
let chance = seededChance(1)

function onLive(text: string, isFinal: boolean, heardAt: number): void {
  const mark = readMark(text)
  if (!mark) return
  if (isFinal) {
    finals.push([mark.id, heardAt])
    begun.delete(mark.id)
  } else if (!begun.has(mark.id)) {
    begun.add(mark.id)
    interims.push([interimKey(mark.id, text), heardAt])
  }
}

async function openAll({ url, agents, seed }: Open): Promise<void> {
  chance = seededChance(seed)
  const left = [...agents]
  const openNext = async () => {
    for (let agent = left.shift(); agent; agent = left.shift()) {
      const desk = openFollowingDesk({ ...agent, urls: [url], chance, onLive })
      await desk.following
      desks.push({ name: agent.name, desk })
    }
  }
  await Promise.all(Array.from({ length: connectingAtOnce }, openNext))
  say({ kind: 'open', count: desks.length })
}

function cutByChance(percentPerMinute: number): void {
  clearInterval(cutting)
  const everyMs = 60_000 / ((desks.length * percentPerMinute) / 100)
  if (Number.isFinite(everyMs)) cutting = setInterval(() => pick(desks, chance)?.desk.cut(), everyMs)
}
let cutting: NodeJS.Timeout | undefined

async function report({ expected, withinMs }: Report): Promise<void> {
  clearInterval(cutting)
  const lost = () =>
    desks.reduce((sum, { name, desk }) => sum + Math.max(0, (expected.get(name) ?? 0) - desk.book.count()), 0)
  const until = Date.now() + withinMs
  while (lost() > 0 && Date.now() < until) await sleep(20)
  const total = (count: (desk: FollowingDesk) => number) => desks.reduce((sum, { desk }) => sum + count(desk), 0)
  say({
    kind: 'report',
    finals,
    interims,
    lost: lost(),
    misdirected: total(({ book }) => book.faults.misdirected),
    twice: total(({ book }) => book.faults.twice),
    outOfOrder: total(({ book }) => book.faults.outOfOrder),
    cuts: total((desk) => desk.cuts()),
  })
}

process.on('message', (asked: ToDesks) => {
  switch (asked.kind) {
    case 'open':
      return void openAll(asked)
    case 'cut':
      return cutByChance(asked.percentPerMinute)
    case 'report':
      return void report(asked)
  }
})
process.on('disconnect', () => process.exit(0))
