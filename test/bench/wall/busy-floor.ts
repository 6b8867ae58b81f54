import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openPlatform } from '../../../server/replay/platform.ts'
import { seededChance } from '../../../shared/seeded-chance.ts'
import { sampleTopics } from '../../simulated-centre/sample-topics.ts'
import type { Centre } from '../conversations/centre.ts'

/*
 * Calls at the pace of a whole centre, without a word being said in them: two events a second are 0.6 calls a second,
 * and with seven in ten agents in one a call lasts six minutes.
 */

const everyMs = 500
const talking = 0.7
/** So many wait for somebody. */
const inQueue = 4
const queues = ['general', 'waste', 'water', 'tax']

type Call = { readonly conversation: string; readonly agent: string | null }

/** Lets most of the agents be in a call, and calls come and end from then on. Resolves once they do. */
export async function openBusyFloor({ url, source, db }: Centre, agents: readonly string[]) {
  const platform = openPlatform({ urls: [url], ...source })
  const chance = seededChance(311)
  const topics = await sampleTopics()
  const free = [...agents]
  const waiting: Call[] = []
  const calls: Call[] = []
  let offset = 0

  const tell = (conversation: string, told: object) =>
    platform.tell({ ...told, conversation, offset: ++offset, at: Date.now() } as Parameters<typeof platform.tell>[0])
  const offer = () => {
    const conversation = randomUUID()
    tell(conversation, { kind: 'offered', channel: 'voice', queue: queues[Math.floor(chance() * queues.length)] })
    waiting.push({ conversation, agent: null })
  }
  const accept = () => {
    const [call, agent] = [waiting.shift(), free.shift()]
    if (!call || !agent) return
    tell(call.conversation, { kind: 'accepted', agent })
    calls.push({ ...call, agent })
  }
  const end = async () => {
    const call = calls.shift()
    if (!call?.agent) return
    tell(call.conversation, { kind: 'ended', by: 'resident' })
    free.push(call.agent)
    await wrapUp(call.agent)
  }
  /** As its desk would record it. */
  const wrapUp = (agent: string) => {
    const [talkMs, afterMs] = [Math.round(60_000 + chance() * 240_000), Math.round(chance() * 60_000)]
    const [endedAt, topic] = [Date.now(), topics[Math.floor(chance() * topics.length)]]
    return sql`
      insert into interaction (interaction_id, agent_id, channel, practice, started_at, ended_at, phase, talk_ms,
        hold_ms, after_call_ms, handle_ms, topic, disposition, suggestions_shown, suggestions_used)
      select ${randomUUID()}, person_id, 'voice', false, ${new Date(endedAt - talkMs)}, ${new Date(endedAt)}, 'done',
        ${talkMs}::bigint, 0, ${afterMs}::bigint, ${talkMs + afterMs}::bigint, ${topic}, 'answered', 1, 1
      from person where sign_in_name = ${agent}
    `.execute(db)
  }
  const turns = [offer, accept, end]
  let turn = 0

  for (let count = 0; count < inQueue; count++) offer()
  for (let count = 0; count < agents.length * talking; count++) {
    offer()
    accept()
  }
  await platform.idle()
  const timer = setInterval(() => void turns[turn++ % turns.length]?.(), everyMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await platform.idle()
    },
  }
}
