import type { Clock } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { listSources, peopleByName, type Source, signInNameOf } from './sources-repository.ts'

/**
 * The sources and the people, read again every few seconds, since every event asks for both. A source that is revoked
 * is heard for that long; a key or a name that is not known is looked up at once, though no more than once a second.
 */
export type SourceRegister = {
  byKey(keyId: string): Promise<Source | null>
  byId(sourceId: string): Promise<Source | null>
  /** Whom a source means; null when there is nobody of that name. */
  person(source: Source, agent: string): Promise<{ personId: string; displayName: string } | null>
}

const freshForMs = 5_000
const retryAfterMs = 1_000

export function createSourceRegister({ db, clock }: { readonly db: Db; readonly clock: Clock }): SourceRegister {
  const sources = kept(clock, async () => {
    const all = (await listSources(db)).filter(({ isRevoked }) => !isRevoked)
    return {
      byKey: new Map(all.map((source) => [source.keyId, source])),
      byId: new Map(all.map((source) => [source.sourceId, source])),
    }
  })
  const people = kept(clock, () => peopleByName(db))
  return {
    byKey: (keyId) => sources((known) => known.byKey.get(keyId)),
    byId: (sourceId) => sources((known) => known.byId.get(sourceId)),
    person: (source, agent) => people((known) => known.get(signInNameOf(source, agent))),
  }
}

function kept<Known>(clock: Clock, read: () => Promise<Known>) {
  let known: Promise<Known> | null = null
  let readAt = 0
  const readAgain = () => {
    readAt = clock.now()
    known = read()
    known.catch(() => {
      known = null
    })
    return known
  }
  return async <Value>(find: (known: Known) => Value | undefined): Promise<Value | null> => {
    const asked = known && clock.now() - readAt < freshForMs ? known : readAgain()
    const found = find(await asked)
    if (found !== undefined) return found
    // Somebody who asked at the same time may have had it read again: that is newer than what was asked here.
    if (known !== null && known !== asked) return find(await known) ?? null
    return clock.now() - readAt < retryAfterMs ? null : (find(await readAgain()) ?? null)
  }
}
