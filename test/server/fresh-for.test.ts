import { describe, expect, it } from 'vitest'
import { freshFor } from '../../server/fresh-for.ts'
import { fakeClock } from '../support/fake-clock.ts'

/** Readings that end when they are told to. */
function readings() {
  const clock = fakeClock()
  const ends: { readonly resolve: (value: number) => void; readonly reject: (error: Error) => void }[] = []
  const ask = freshFor(100, clock, () => new Promise<number>((resolve, reject) => ends.push({ resolve, reject })))
  return { clock, ask, ends }
}

describe('what is kept fresh', () => {
  it('is read once for all who ask while it is being read, however long that takes', async () => {
    const { clock, ask, ends } = readings()
    const first = ask()
    clock.advance(1_000)
    const second = ask()
    ends[0]?.resolve(1)
    expect(await Promise.all([first, second])).toEqual([1, 1])
    expect(ends).toHaveLength(1)
  })

  it('is read again once it is old', async () => {
    const { clock, ask, ends } = readings()
    const first = ask()
    ends[0]?.resolve(1)
    await first
    clock.advance(99)
    expect(await ask()).toBe(1)
    clock.advance(1)
    const second = ask()
    ends[1]?.resolve(2)
    expect(await second).toBe(2)
  })

  it('is read again when the reading failed', async () => {
    const { ask, ends } = readings()
    const first = ask()
    ends[0]?.reject(new Error('the database is away'))
    await expect(first).rejects.toThrow('the database is away')
    const second = ask()
    ends[1]?.resolve(2)
    expect(await second).toBe(2)
  })
})
