import { describe, expect, it } from 'vitest'
import { storageFault } from '../../../electron/storage/storage-fault.ts'

const withCode = (code: string) => Object.assign(new Error('not written'), { code })

describe('a failure to write', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('is a full disk with the code %s', (code) => {
    expect(storageFault(withCode(code))).toBe('disk-full')
  })

  it('is a full disk when the database says so in words', () => {
    const cause = new Error('IO error: /data/000003.log: No space left on device')
    expect(storageFault(new Error('Database failed to open', { cause }))).toBe('disk-full')
  })

  it('is another failure otherwise', () => {
    expect(storageFault(withCode('EACCES'))).toBe('storage-failed')
    expect(storageFault('nonsense')).toBe('storage-failed')
  })
})
