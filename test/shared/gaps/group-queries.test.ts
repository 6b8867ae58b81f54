import { describe, expect, it } from 'vitest'
import { type AskedQuery, groupQueries } from '../../../shared/gaps/group-queries.ts'

const asked = (query: string, count = 1, more: Partial<AskedQuery> = {}): AskedQuery => ({
  query,
  language: 'en',
  count,
  before: 0,
  ...more,
})
const queries = (of: readonly AskedQuery[]) => groupQueries(of).map(({ query }) => query)

describe('queries that found nothing', () => {
  it('are about the same when they share their stems', () => {
    expect(
      groupQueries([asked('bike racks', 3), asked('the bike rack please', 2), asked('Bike racks downtown')]),
    ).toEqual([
      {
        language: 'en',
        query: 'bike racks',
        others: ['the bike rack please', 'Bike racks downtown'],
        count: 6,
        before: 0,
      },
    ])
  })

  it('are not about the same when they share only half of them', () => {
    expect(queries([asked('bike rack', 2), asked('bike lane')])).toEqual(['bike rack', 'bike lane'])
  })

  it('do not become one through a neighbour', () => {
    expect(queries([asked('bike rack', 3), asked('bike rack lane', 2), asked('lane closure', 1)])).toEqual([
      'bike rack',
      'lane closure',
    ])
  })

  it('are told apart by language', () => {
    expect(queries([asked('permit', 2), asked('permit', 1, { language: 'fr' })])).toHaveLength(2)
  })

  it('are stemmed in their own language', () => {
    const french = { language: 'fr' as const }
    expect(queries([asked('poubelles brisées', 2, french), asked('poubelle brisée', 1, french)])).toEqual([
      'poubelles brisées',
    ])
  })

  it('stand with what is asked most now first, and its trend', () => {
    const rising = asked('unicorns', 5, { before: 1 })
    const falling = asked('dragons', 2, { before: 40 })
    expect(groupQueries([falling, rising])).toMatchObject([
      { query: 'unicorns', count: 5, before: 1 },
      { query: 'dragons', count: 2, before: 40 },
    ])
  })

  it('that are all filler or no words at all are kept apart, not thrown away', () => {
    expect(queries([asked('hello'), asked('???')])).toHaveLength(2)
  })
})
