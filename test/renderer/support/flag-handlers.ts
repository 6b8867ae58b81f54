import type { Clock } from '../../../shared/clock.ts'
import type { Decision, ListedFlag, OwnFlag, SettledFlag } from '../../../shared/flags/flag.ts'
import { settledPageSize } from '../../../shared/flags/flag-contract.ts'
import { groupFlags } from '../../../shared/flags/group-flags.ts'
import { failure, success } from '../../../shared/result.ts'
import type { Handlers } from './memory-bridge.ts'

type Memory = {
  ownFlags: OwnFlag[]
  listedFlags: readonly ListedFlag[]
  settledFlags: readonly SettledFlag[]
  readonly decisions: Decision[]
  readonly settling: Promise<void>
  readonly centreFault: 'server-unreachable' | null
}

/** The content team's queue of flags, and an agent's own, kept in the memory. */
export function flagHandlers(memory: Memory, clock: Clock): Pick<Handlers, Extract<keyof Handlers, `flags:${string}`>> {
  return {
    'flags:list': ({ owner }) => {
      const owners = [...new Set(memory.listedFlags.map((flag) => flag.owner))].map((name) => ({
        owner: name,
        open: 1,
      }))
      return success({
        groups: groupFlags(memory.listedFlags.filter((flag) => !owner || flag.owner === owner)),
        owners,
      })
    },
    'flags:settled': ({ owner, after }) => {
      const theirs = memory.settledFlags.filter((flag) => !owner || flag.owner === owner)
      const from = after === null ? 0 : theirs.findIndex(({ flagId }) => flagId === after.flagId) + 1
      const flags = theirs.slice(from, from + settledPageSize)
      const last = flags.at(-1)
      const isEnd = from + flags.length === theirs.length
      return success({
        flags,
        next: !last || isEnd ? null : { settledAt: last.settlement.settledAt, flagId: last.flagId },
      })
    },
    'flags:settle': async ({ flagIds, decision }) => {
      await memory.settling
      if (memory.centreFault) return failure(memory.centreFault)
      memory.decisions.push(decision)
      const settlement = { release: null, ...decision, settledAt: clock.now() }
      const settled = memory.listedFlags.filter(({ flagId }) => flagIds.includes(flagId))
      memory.settledFlags = [
        ...settled.map((flag) => ({ ...flag, settlement, settledBy: 'Edna' })),
        ...memory.settledFlags,
      ]
      memory.listedFlags = memory.listedFlags.filter(({ flagId }) => !flagIds.includes(flagId))
      return success({})
    },
    'flags:mine': () => success({ flags: memory.ownFlags }),
    'flags:heard': ({ flagIds }) => {
      memory.ownFlags = memory.ownFlags.map((flag) => (flagIds.includes(flag.flagId) ? { ...flag, heard: true } : flag))
      return success({})
    },
  }
}
