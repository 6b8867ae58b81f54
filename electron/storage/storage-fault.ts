import { failure, type Result, success } from '../../shared/result.ts'
import { describeError } from '../log.ts'

/** Why something could not be written, in the words of the contract. */
export type StorageFault = 'disk-full' | 'storage-failed'

const noRoomCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
// LevelDB tells only the system's sentence, not its code.
const noRoomSentence = /no space left|not enough space|disk quota|file too large|disk is full/i

/** Tells a disk without room, which the agent can mend, from every other failure to write. */
export function storageFault(error: unknown): StorageFault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && noRoomCodes.has(cause.code)) return 'disk-full'
    if (noRoomSentence.test(cause.message)) return 'disk-full'
  }
  return 'storage-failed'
}

/** The outcome of work on the disk; a failure as a value. */
export async function stored<Value>(work: () => Promise<Value>): Promise<Result<Value, StorageFault>> {
  try {
    return success(await work())
  } catch (error) {
    return failure(storageFault(error), describeError(error))
  }
}
