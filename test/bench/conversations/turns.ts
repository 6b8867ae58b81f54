import type { Turn } from '../../../server/replay/recordings.ts'
import { seededChance } from '../../../shared/seeded-chance.ts'
import { practiceScripts } from '../../support/practice-scripts.ts'
import { pick } from '../../support/seeded-chance.ts'

/**
 * What is said in calls: a resident's sentences from the practice scripts, and in between the sentences of another one
 * in the place of the agent's, which no script has. Silences are as short as people leave them.
 */
export async function callTurns(): Promise<() => Turn[]> {
  const scripts = (await practiceScripts()).filter(({ channel }) => channel === 'voice')
  const chance = seededChance(1)
  return () => {
    const [resident, agent] = [pick(scripts, chance), pick(scripts, chance)]
    return (resident?.turns ?? []).flatMap(({ text }, place): Turn[] => {
      const reply = agent?.turns[place % agent.turns.length]?.text
      const asked: Turn = { speaker: 'resident', text, pauseMs: null }
      return reply ? [asked, { speaker: 'agent', text: reply, pauseMs: null }] : [asked]
    })
  }
}
