import { readFile } from 'node:fs/promises'
import { failure, type Result, success } from '../../shared/result.ts'
import { describeError } from '../log.ts'

/** Reads a file of JSON that may be absent, or not be JSON any more. */
export async function readJsonFile(path: string): Promise<Result<unknown, 'absent' | 'unreadable'>> {
  try {
    return success(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    // The sentence of this error quotes the text, which may be a resident's words.
    if (error instanceof SyntaxError) return failure('unreadable', 'not JSON')
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return failure(absent ? 'absent' : 'unreadable', describeError(error))
  }
}
