import { parseArgs } from 'node:util'
import { runProgram, say } from '../../electron/launch/say.ts'
import { readConfig } from '../../server/config.ts'
import { openDatabaseForCommand } from '../../server/db/open-database.ts'
import { dayOf } from '../../server/figures/city-day.ts'
import { createLog } from '../../server/log.ts'
import { sampleTopics } from './sample-topics.ts'
import { simulateCentre } from './simulate.ts'

/*
 * `npm run simulate-centre`: writes a centre's past into the database of the configuration, for trying figures out. The
 * agents are `agent-1`, `agent-2`, … in teams of fourteen; nobody can sign in as them.
 *
 *   npm run simulate-centre -- --agents 311 --days 365 [--until 2026-11-23] [--seed 311] [--per-shift 18.5] [--without-facts]
 */

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '40' },
    days: { type: 'string', default: '60' },
    until: { type: 'string' },
    seed: { type: 'string', default: '311' },
    'per-shift': { type: 'string', default: '18.5' },
    'without-facts': { type: 'boolean', default: false },
  },
})

await runProgram(async () => {
  const config = readConfig(process.env)
  const database = await openDatabaseForCommand(config, createLog('silent'))
  const startedAt = performance.now()
  try {
    const count = await simulateCentre(database.db, database.pool, {
      agents: Number(values.agents),
      days: Number(values.days),
      until: values.until ?? dayOf(Date.now(), config.timeZone),
      timeZone: config.timeZone,
      seed: Number(values.seed),
      perShift: Number(values['per-shift']),
      facts: !values['without-facts'],
      topics: await sampleTopics(),
      onDay: (day, interactions) => {
        if (day.endsWith('-01')) say(`until ${day}: ${interactions.toLocaleString('en')} interactions`)
      },
    })
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
    say(
      `${count.toLocaleString('en')} interactions of ${values.agents} agents in ${values.days} days, written in ${seconds} s.`,
    )
  } finally {
    await database.close()
  }
})
