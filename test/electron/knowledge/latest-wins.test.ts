import { describe, expect, it } from 'vitest'
import { latestWins } from '../../../electron/knowledge/latest-wins.ts'

/** A work that ends when the test says so. */
function aWork() {
  const begun: string[] = []
  const ends: ((fail?: Error) => void)[] = []
  const work = (input: string) =>
    new Promise<string>((resolve, reject) => {
      begun.push(input)
      ends.push((fail) => (fail ? reject(fail) : resolve(`outcome of ${input}`)))
    })
  return { ask: latestWins(work), begun, end: (index: number, fail?: Error) => ends[index]?.(fail) }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('latest wins', () => {
  it('begins the first at once', () => {
    const { ask, begun } = aWork()
    void ask('p')
    expect(begun).toEqual(['p'])
  })

  it('lets one be under way and works on the newest of the others next', async () => {
    const { ask, begun, end } = aWork()
    for (const input of ['p', 'po', 'pot', 'poth']) void ask(input)
    end(0)
    await settle()
    expect(begun).toEqual(['p', 'poth'])
  })

  it('gives the superseded the outcome of the newest', async () => {
    const { ask, end } = aWork()
    const first = ask('p')
    const others = [ask('po'), ask('pot')]
    end(0)
    await settle()
    end(1)
    expect([await first, ...(await Promise.all(others))]).toEqual(['outcome of p', 'outcome of pot', 'outcome of pot'])
  })

  it('goes on after a failure', async () => {
    const { ask, end } = aWork()
    const first = ask('p')
    const second = ask('po')
    end(0, new Error('broken'))
    await expect(first).rejects.toThrow('broken')
    await settle()
    end(1)
    expect(await second).toBe('outcome of po')
  })

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'never has two under way, whenever the next is asked for (%i ticks after an end)',
    async (ticks) => {
      const { ask, begun, end } = aWork()
      void ask('a')
      void ask('b')
      end(0)
      for (let tick = 0; tick < ticks; tick++) await null
      void ask('c')
      await settle()
      expect(begun).toHaveLength(2)
      end(1)
      await settle()
      expect(begun.at(-1)).toBe('c')
    },
  )
})
