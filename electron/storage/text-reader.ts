import type { Revision } from '../../shared/knowledge/answer.ts'
import { toRevision } from '../../shared/knowledge/release.ts'
import { describeError } from '../log.ts'
import { sha256 } from '../sha256.ts'
import { openTextFiles, type TextFile } from './text-files.ts'
import { boundsOf, type TextTable } from './text-table.ts'

/**
 * Reads texts from a release's files when they are asked for: the texts of a large centre are a hundred megabytes, a
 * question needs a dozen of them. Each is proved against its id as it is read.
 */
export interface TextReader {
  /** Null when the release does not have it, or it is not what was published. */
  revisionOf(revisionId: string): Revision | null
  /** Lets go of the files until the next text: Windows moves no folder that has an open file in it. */
  release(): void
}

const mostKept = 1_000

/** @param onDamaged called for each text that is not there as it was published */
export function openTextReader(
  files: readonly TextFile[],
  table: TextTable,
  onDamaged: (detail: string) => void,
): TextReader {
  /** The texts used last, the newest at the end. */
  const kept = new Map<string, Revision>()
  const opened = openTextFiles(files)

  const read = (revisionId: string, [from, until]: readonly [number, number]): Revision | null => {
    try {
      const revision = prove(JSON.parse(opened.read(from, until).toString()), revisionId)
      if (!revision) onDamaged(`${revisionId} is not the text that was published`)
      return revision
    } catch (error) {
      // The sentence of a SyntaxError quotes the text: enough of it for a log is the id.
      onDamaged(`${revisionId}: ${error instanceof SyntaxError ? 'not JSON' : describeError(error)}`)
      return null
    }
  }

  const keep = (revision: Revision) => {
    kept.delete(revision.revisionId)
    kept.set(revision.revisionId, revision)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return revision
  }

  return {
    revisionOf: (revisionId) => {
      const before = kept.get(revisionId)
      if (before) return keep(before)
      const bounds = boundsOf(table, revisionId)
      const revision = bounds && read(revisionId, bounds)
      return revision && keep(revision)
    },
    release: opened.release,
  }
}

/** A text that has its id was read through its schema when the release was installed: it is the same to the letter. */
function prove(value: unknown, revisionId: string): Revision | null {
  if (typeof value !== 'object' || value === null) return null
  const { revisionId: _claimed, ...text } = value as Revision
  const revision = toRevision(text, sha256)
  return revision.revisionId === revisionId ? revision : null
}
