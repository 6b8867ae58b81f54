import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFolder } from '../../../server/content/export/write-folder.ts'
import { deriveId } from '../../../server/content/import/derive-id.ts'
import { noMapping } from '../../../server/content/import/field-mapping.ts'
import { planImport, textsKnown } from '../../../server/content/import/import-plan.ts'
import { publishImport } from '../../../server/content/import/publish-import.ts'
import { readContent } from '../../../server/content/import/read-content.ts'
import { currentRelease, readRelease } from '../../../server/releases/releases-repository.ts'
import { dayInCity } from '../../../shared/knowledge/answer.ts'
import type { Release, ReleaseChange, ReleaseIdentity } from '../../../shared/knowledge/release.ts'
import type { BenchCentre } from '../centre/bench-centre.ts'
import type { Edit, EditStream } from './edit-stream.ts'

/* Edits of other people's articles as releases of ours, by way of the importer. */

/** Reads lines of articles as an import does; throws when one of them could not come in. */
async function readLines(folder: string, lines: EditStream['base'], release: Release | null, timeZone: string) {
  const path = join(folder, 'articles.jsonl')
  await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'))
  const today = dayInCity(Date.now(), timeZone)
  const surroundings = { language: 'en', today, known: textsKnown(release, today) } as const
  const read = await readContent({ path, format: 'jsonl', mapping: noMapping }, surroundings)
  const [fault] = read.faults
  if (fault) throw new Error(`line ${fault.line} could not come in: ${fault.reason}`)
  return read
}

/** Writes the base as the content folder that a server makes its first release from. */
export async function writeBase(folder: string, { base }: EditStream, timeZone: string): Promise<string> {
  const { candidates } = await readLines(folder, base, null, timeZone)
  const content = join(folder, 'content')
  await mkdir(content)
  await writeFolder(
    content,
    candidates.map(({ text }) => text),
    false,
  )
  return content
}

export type Publisher = {
  /** Prepares an edit; then publishes it. Null: it changes nothing. */
  prepare(edit: Edit): Promise<(() => Promise<ReleaseIdentity>) | null>
  /** Why edits could not come in. */
  readonly refused: readonly string[]
}

/** Publishes edits through the server's own function, each as one release. */
export function startPublisher(centre: BenchCentre, folder: string): Publisher {
  const { db, clock, timeZone } = centre
  const refused: string[] = []

  const changesOf = async (edit: Edit, release: Release): Promise<readonly ReleaseChange[]> => {
    if (edit.kind === 'removed') return withdrawing(edit.articleId, release)
    const plan = planImport(await readLines(folder, [edit.line], release, timeZone), release, false)
    const [fault] = plan.faults
    if (fault) throw new Error(`${fault.file}: ${fault.reason}`)
    return plan.changes
  }

  return {
    refused,
    prepare: async (edit) => {
      const newest = await currentRelease(db)
      const release = newest && (await readRelease(db, newest.number))
      if (!release) throw new Error('there is a release')
      const changes = await changesOf(edit, release).catch((error: unknown) => {
        refused.push(String(error))
        return []
      })
      if (changes.length === 0) return null
      return async () => {
        const base = { number: release.number, timeZone }
        const published = await publishImport(db, { changes }, base, { at: clock.now(), note: edit.commit })
        if (!published.ok) throw new Error(published.detail)
        return published.value
      }
    },
  }
}

function withdrawing(articleId: string, release: Release): ReleaseChange[] {
  const id = deriveId({ id: articleId }, [])
  return release.revisions
    .filter(({ answerId }) => answerId === id)
    .map(({ answerId, language, revisionId }) => ({ kind: 'withdraw-revision', answerId, language, revisionId }))
}
