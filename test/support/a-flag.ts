import { randomUUID } from 'node:crypto'
import type { ListedFlag, OwnFlag } from '../../shared/flags/flag.ts'

/** A flag of one's own that was settled, and not yet seen to be. */
export const aSettledFlag = (flag: Partial<OwnFlag> = {}): OwnFlag => ({
  flagId: randomUUID(),
  kind: 'wrong',
  answerId: 'pothole-report',
  title: 'Report a pothole',
  language: 'en',
  note: 'The fee is wrong.',
  query: null,
  flaggedAt: Date.UTC(2026, 10, 22, 15, 0),
  settlement: { state: 'fixed', release: 42, words: 'The fee was corrected.', settledAt: Date.UTC(2026, 10, 23, 9, 0) },
  heard: false,
  ...flag,
})

/** An open flag as those who keep the answer see it. */
export const aListedFlag = (flag: Partial<ListedFlag> = {}): ListedFlag => ({
  flagId: randomUUID(),
  kind: 'wrong',
  answerId: 'pothole-report',
  title: 'Report a pothole',
  owner: 'roads-operations',
  language: 'en',
  note: '',
  query: null,
  flaggedAt: Date.UTC(2026, 10, 23, 13, 0),
  flaggedBy: 'Maya',
  practice: false,
  settlement: null,
  ...flag,
})
