import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file into a folder that is there, whole or not at all. A folder that is not there is no reason to make one: a
 * share that is not mounted looks like that. Rejects with the system's own error.
 */
export async function putFile(path: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.writing`)
  let file: FileHandle | null = null
  try {
    file = await open(beside, 'w', 0o640)
    await file.writeFile(content)
    await file.sync()
    await file.close()
    file = null
    await rename(beside, path)
  } catch (error) {
    await file?.close().catch(() => {})
    await rm(beside, { force: true }).catch(() => {})
    throw error
  }
}
