import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pastedName } from '../content/import/html-source.ts'

/** Puts what is pasted into a file for as long as the work lasts: a source is read more than once. */
export async function withPastedFile(
  input: NodeJS.ReadableStream,
  work: (path: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cue311-pasted-'))
  try {
    const path = join(folder, pastedName)
    await pipeline(input, createWriteStream(path))
    await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
