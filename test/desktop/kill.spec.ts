import { seededChance } from '../support/seeded-chance.ts'
import { KilledWorld, type Victim } from './support/killed-world.ts'
import { expect, test } from './support/test.ts'

/*
 * Saved means on disk, delivered means committed, whoever dies when: the real app records facts without a pause while
 * it, the server, or the server with its database is killed (kill -9) fifty times in the middle of deliveries.
 */

/** `CUE311_KILLS=50` for a long run; each takes two seconds. */
const kills = Number(process.env.CUE311_KILLS ?? 6)
const seed = 311

test('loses and repeats nothing over many kills in the middle of deliveries', async ({ ownCentre, userData }) => {
  test.setTimeout(600_000)
  const chance = seededChance(seed)
  const world = new KilledWorld({ centre: ownCentre, userData, agent: await ownCentre.addAgent(), chance })
  const victims = Array.from({ length: kills }, () => anyOf(chance))
  await world.openDesktop()
  for (const victim of victims) await world.killInTheMiddle(victim)
  await world.settle()
  await world.close()

  const stored = await ownCentre.query<{ fact_id: string; interaction_id: string; kind: string }>(
    'select fact_id, interaction_id, kind from fact',
  )
  const delivered = new Set(stored.map(({ fact_id }) => fact_id))
  const missing = [...world.receipts].filter((factId) => !delivered.has(factId))
  report({
    ...countOf(victims),
    'kills while facts were on their way': world.inTheMiddle,
    'facts sent to a server that had them': world.sentAgain,
    'facts whose receipt said saved': world.receipts.size,
    'facts in the database': stored.length,
    'of them saved too late for a receipt': [...delivered].filter((factId) => !world.receipts.has(factId)).length,
    'saved and missing': missing.length,
    'there twice': stored.length - delivered.size,
  })
  expect(missing.slice(0, 5)).toEqual([])
  expect(stored).toHaveLength(delivered.size)
  // The read model counts what it is told: a fact applied twice would show here.
  const counted = await ownCentre.query(
    `select count(*) from interaction i where i.suggestions_shown <>
       (select count(*) from fact f where f.interaction_id = i.interaction_id and f.kind = 'suggestion-shown')`,
  )
  expect(counted).toEqual([{ count: 0 }])
  expect(world.inTheMiddle).toBe(kills)
  expect(world.receipts.size).toBeGreaterThan(kills * 20)
})

const anyOf = (chance: () => number): Victim =>
  (['desktop', 'server', 'server and database'] as const)[Math.floor(chance() * 3)] ?? 'desktop'

const countOf = (victims: readonly Victim[]) =>
  Object.fromEntries(
    [...new Set(victims)].map((victim) => [`kills of ${victim}`, victims.filter((one) => one === victim).length]),
  )

function report(figures: Readonly<Record<string, number>>): void {
  const lines = Object.entries(figures).map(([name, figure]) => `  ${String(figure).padStart(7)}  ${name}`)
  process.stdout.write(`${lines.join('\n')}\n`)
}
