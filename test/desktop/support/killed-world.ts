import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fact } from '../../../shared/interaction/fact.ts'
import type { Agent, Centre } from './centre.ts'
import { Desktop } from './desktop.ts'
import { until } from './until.ts'

export type Victim = 'desktop' | 'server' | 'server and database'

type Wishes = {
  readonly centre: Centre
  readonly userData: string
  readonly agent: Agent
  /** From 0 up to 1. */
  readonly chance: () => number
}

const factsInABurst = 10
const restBetweenBurstsMs = 20

/** A desktop that records facts without a pause, in a world where everybody dies. */
export class KilledWorld {
  /** The facts whose receipt said saved. */
  readonly receipts = new Set<string>()
  /** How often somebody died while facts were on their way. */
  inTheMiddle = 0
  /** How often a fact reached a server that had it already. */
  sentAgain = 0
  readonly #wishes: Wishes
  #desktop: Desktop | null = null
  #recording: Promise<void> = Promise.resolve()
  #resting = false

  constructor(wishes: Wishes) {
    this.#wishes = wishes
  }

  async openDesktop(): Promise<void> {
    const { centre, userData, agent } = this.#wishes
    const desktop = await Desktop.open({ serverUrl: centre.url, userData, agent })
    this.#desktop = desktop
    const agentId = await signedIn(desktop)
    this.#resting = false
    this.#recording = this.#recordUntilKilled(desktop, agentId)
  }

  /** Kills somebody while facts are being delivered, and brings them back. */
  async killInTheMiddle(victim: Victim): Promise<void> {
    const { centre, chance } = this.#wishes
    const desktop = this.#running()
    await desktop.becomes('online')
    await sleep(30 + chance() * 250)
    await factsAreOnTheirWay(desktop)
    this.inTheMiddle++
    if (victim === 'desktop') {
      await desktop.kill()
      await this.#recording
      await this.openDesktop()
      return
    }
    this.sentAgain += await centre.countedSince('cue311_facts_repeated_total')
    await centre.kill({ database: victim === 'server and database' })
    await sleep(chance() * 200)
    await centre.start()
  }

  /** No more is recorded, and what was is delivered. */
  async settle(): Promise<void> {
    this.#resting = true
    await this.#recording
    const desktop = this.#running()
    await desktop.becomes('online')
    await desktop.hasSentAll()
    this.sentAgain += await this.#wishes.centre.countedSince('cue311_facts_repeated_total')
  }

  async close(): Promise<void> {
    this.#resting = true
    await this.#desktop?.close()
  }

  #running(): Desktop {
    if (!this.#desktop) throw new Error('open a desktop first')
    return this.#desktop
  }

  async #recordUntilKilled(desktop: Desktop, agentId: string): Promise<void> {
    while (!this.#resting) {
      const saved = await record(desktop, burst(agentId))
      if (saved === 'killed') return
      for (const factId of saved) this.receipts.add(factId)
      await sleep(restBetweenBurstsMs)
    }
  }
}

/** Connected, and something is not yet acknowledged. */
const factsAreOnTheirWay = (desktop: Desktop): Promise<void> =>
  until('facts are on their way', async () => {
    const { connection, outbox } = await desktop.status()
    return connection.state === 'online' && outbox.pending > 0
  })

/** The agent that the desktop signed in, which it does by itself. */
async function signedIn(desktop: Desktop): Promise<string> {
  let personId = ''
  await until('somebody is signed in', async () => {
    personId = (await desktop.request('session:current', {}))?.personId ?? ''
    return personId !== ''
  })
  return personId
}

/** One interaction as far as its facts matter here: it is offered, and answers are shown. */
function burst(agentId: string): Fact[] {
  const base = { interactionId: randomUUID(), agentId, at: Date.now() }
  const about = { answerId: 'pothole-report', revisionId: 'a-revision', language: 'en', position: 1 } as const
  const shown = (): Fact => ({ ...base, factId: randomUUID(), kind: 'suggestion-shown', ...about })
  return [
    { ...base, factId: randomUUID(), kind: 'offered', channel: 'voice', practice: true },
    ...Array.from({ length: factsInABurst - 1 }, shown),
  ]
}

/** Records facts from the page as the window does; answers those whose receipt said saved. */
async function record(desktop: Desktop, facts: readonly Fact[]): Promise<string[] | 'killed'> {
  try {
    return await desktop.page.evaluate(async (toRecord) => {
      const receipts = toRecord.map((fact) => window.cue311?.request('fact:record', fact))
      const answers = (await Promise.all(receipts)) as { readonly ok: boolean }[]
      return toRecord.filter((_fact, place) => answers[place]?.ok).map(({ factId }) => factId)
    }, facts)
  } catch (error) {
    // The driver may hear of the end a moment before the process table does.
    await sleep(500)
    if (!desktop.hasEnded) throw error
    return 'killed'
  }
}
