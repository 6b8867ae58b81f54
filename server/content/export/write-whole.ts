import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file beside its place and puts it there at once: whoever reads sees the old one or the new one. */
export async function writeWhole(path: string, pieces: Iterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.writing`
  const file = await open(beside, 'w')
  try {
    for (const piece of pieces) await file.write(piece)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}
