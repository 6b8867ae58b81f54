import type { OutboxEntry, OutboxStore, RefusedEntry } from '../../shared/outbox/entry.ts'

/** The outbox in memory, for tests of what stands above it. */
export function memoryOutboxStore(): OutboxStore {
  let device = '0d9a2b39-5b0e-4b64-8c9f-3f1f0f6f9a01'
  let next = 1
  let entries: OutboxEntry[] = []
  let refused: RefusedEntry[] = []
  const append = async (fact: OutboxEntry['fact']) => {
    const entry = { sequence: next++, fact }
    entries.push(entry)
    return entry
  }
  return {
    deviceId: () => device,
    append,
    oldest: async (limit) => entries.slice(0, limit),
    settle: async (through, setAside) => {
      entries = entries.filter(({ sequence }) => sequence > through)
      refused = [...refused, ...setAside]
    },
    refused: async () => refused,
    sendAgain: async (sequences) => {
      const again = refused.filter(({ sequence }) => sequences.includes(sequence))
      refused = refused.filter((entry) => !again.includes(entry))
      for (const { fact } of again) await append(fact)
    },
    renewDevice: async (deviceId) => {
      device = deviceId
      next = 1
      entries = entries.map(({ fact }) => ({ sequence: next++, fact }))
    },
    counts: () => ({ pending: entries.length, refused: refused.length }),
  }
}
