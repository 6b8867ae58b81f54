import { startOf } from '../../server/figures/city-day.ts'
import type { PresenceSpanState } from '../../shared/figures/staff-contract.ts'
import type { Chance } from './chances.ts'
import { isAtWork, type SimulatedWorld } from './make-day.ts'

type Change = { readonly personId: string; readonly at: number; readonly state: PresenceSpanState }

const minuteMs = 60_000

/** What the agents of a day said of themselves: there for eight hours, with two breaks and a while for something else. */
export function makePresence({ agents, timeZone }: SimulatedWorld, day: string, chance: Chance): Change[] {
  const from = startOf(day, timeZone)
  return agents
    .filter((agent) => isAtWork(agent, day))
    .flatMap(({ personId, shiftFrom }) => {
      const begin = from + shiftFrom * 60 * minuteMs + Math.round((chance() - 0.5) * 10 * minuteMs)
      const at = (minutes: number) => begin + Math.round((minutes + chance() * 20) * minuteMs)
      const [first, second, other] = [at(110), at(240), at(360)]
      return [
        [begin, 'available'],
        [first, 'break'],
        [first + 15 * minuteMs, 'available'],
        [second, 'break'],
        [second + 30 * minuteMs, 'available'],
        [other, 'away'],
        [other + 20 * minuteMs, 'available'],
        [at(480), 'gone'],
      ].map(([when, state]) => ({ personId, at: when, state }) as Change)
    })
}
