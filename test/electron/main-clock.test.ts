import { describe, expect, it } from 'vitest'
import { startMainClock } from '../../electron/main-clock.ts'
import { anchoredClock } from '../../shared/clock.ts'

function aMachine() {
  const machine = { wall: 1_000_000, monotonic: 500 }
  const clock = startMainClock({ wallNow: () => machine.wall, monotonicNow: () => machine.monotonic })
  const pass = (ms: number) => {
    machine.wall += ms
    machine.monotonic += ms
  }
  return { machine, clock, pass }
}

describe('main clock', () => {
  it('moves with time', () => {
    const { clock, pass } = aMachine()
    pass(1_234)
    expect(clock.now()).toBe(1_001_234)
  })

  it('is not moved by a changed system clock', () => {
    const { clock, machine, pass } = aMachine()
    machine.wall -= 3_600_000
    pass(1_000)
    expect(clock.now()).toBe(1_001_000)
  })

  it('gives the window an anchor with which its clock agrees', () => {
    const { clock, machine, pass } = aMachine()
    machine.wall += 86_400_000
    pass(10_000)
    const windowMonotonic = () => machine.monotonic - 400
    const anchor = { wallAt: clock.anchorNow().wallAt, monotonicMs: windowMonotonic() }
    const windowClock = anchoredClock(anchor, windowMonotonic)
    pass(5_000)
    expect(windowClock.now()).toBe(clock.now())
  })

  it('catches up with the wall after a sleep in which it stood still', () => {
    const { clock, machine } = aMachine()
    machine.wall += 8 * 3_600_000
    expect(clock.catchUpAfterSleep()).toBe(true)
    expect(clock.now()).toBe(machine.wall)
  })

  it('stays as it is after a sleep that it lived through', () => {
    const { clock, pass } = aMachine()
    pass(8 * 3_600_000)
    expect(clock.catchUpAfterSleep()).toBe(false)
  })
})
