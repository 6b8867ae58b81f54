import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Replaces a file in one step: whoever reads it, after whatever crash, finds the old content or the new one, whole.
 * Resolved means on disk.
 */
export async function writeFileSafely(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  try {
    await writeSynced(`${path}.next`, content)
    await rename(`${path}.next`, path)
  } catch (error) {
    // Half a text helps nobody, and may be a resident's words. Whoever asked hears of the first failure.
    await rm(`${path}.next`, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(path))
}

/** Writes a file, readable by its owner alone, and waits until the disk has it. */
export async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes renames in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing for folders, and journals renames by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
