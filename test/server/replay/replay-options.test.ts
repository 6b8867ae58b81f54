import { describe, expect, it } from 'vitest'
import { readReplayOptions } from '../../../server/replay/replay-options.ts'

const source = ['--key', 'key_1', '--secret', 'secret']
const read = (...args: string[]) => readReplayOptions(['calls.jsonl', ...source, ...args])

describe('the options of a replay', () => {
  it('name agents one by one, or many with one beginning', () => {
    expect(read('--agents', 'maya, theo').agents).toEqual(['maya', 'theo'])
    expect(read('--agents', 'agent-9..11,maya').agents).toEqual(['agent-9', 'agent-10', 'agent-11', 'maya'])
  })

  it('are told to be wrong in a sentence', () => {
    expect(() => readReplayOptions(['--agents', 'maya', ...source])).toThrow('which conversations')
    expect(() => read()).toThrow('--agents is missing')
    expect(() => read('--agents', 'agent-9..1')).toThrow('1 to 20000 people')
    expect(() => read('--agents', 'agent-1..99999999999')).toThrow('1 to 20000 people')
    expect(() => read('--agents', 'maya', '--speed', 'fast')).toThrow('--speed is a number')
    expect(() => read('--agents', 'maya', '--url', 'localhost')).toThrow('no address of a server')
    expect(() => read('--agents', 'maya', '--quietly')).toThrow('Usage')
  })
})
