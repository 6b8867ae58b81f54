import type { Clock } from '../../shared/clock.ts'
import type { ListedFlag } from '../../shared/flags/flag.ts'
import { groupFlags } from '../../shared/flags/group-flags.ts'
import { success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { flagsOf, listFlags, noteHeard, settleFlags } from './flags-repository.ts'
import { readSettled } from './settled-flags.ts'

type World = { readonly db: Db; readonly clock: Clock }

/** How long a flag is worth reading once it is settled, and to whoever raised it. */
const lookBackMs = 60 * 24 * 3_600_000

export function flagHandlers({
  db,
  clock,
}: World): Pick<RequestHandlers, 'flags:list' | 'flags:settled' | 'flags:settle' | 'flags:mine' | 'flags:heard'> {
  const since = () => new Date(clock.now() - lookBackMs)
  return {
    'flags:list': {
      verb: 'flags:settle',
      answer: async ({ state, owner }) => {
        const open = await listFlags(db, 'open', since())
        const flags = state === 'open' ? open : await listFlags(db, 'settled', since())
        const wanted = owner === null ? flags : flags.filter((flag) => flag.owner === owner)
        return success({ groups: groupFlags(wanted), owners: countByOwner(open) })
      },
    },
    'flags:settled': {
      verb: 'flags:settle',
      answer: async ({ owner, after }) => success(await readSettled(db, owner, after)),
    },
    'flags:settle': {
      verb: 'flags:settle',
      answer: async ({ flagIds, decision }, { person }) => {
        const settled = await settleFlags(db, flagIds, decision, { personId: person.personId, at: clock.now() })
        return settled.ok ? success({}) : settled
      },
    },
    'flags:mine': {
      verb: 'flags:read-own',
      answer: async (_input, { person }) => success({ flags: await flagsOf(db, person.personId, since()) }),
    },
    'flags:heard': {
      verb: 'flags:read-own',
      answer: async ({ flagIds }, { person }) => {
        await noteHeard(db, flagIds, person.personId, clock.now())
        return success({})
      },
    },
  }
}

/** How many flags wait for each owner, the most first. */
function countByOwner(open: readonly ListedFlag[]) {
  const counts = new Map<string | null, number>()
  for (const { owner } of open) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  return [...counts].map(([owner, count]) => ({ owner, open: count })).sort((a, b) => b.open - a.open)
}
