import { closeSync, openSync, readSync } from 'node:fs'

/** A file of texts. Places are counted through several as if they were one. */
export type TextFile = { readonly path: string; readonly bytes: number }

export type TextFiles = {
  /**
   * What stands between two places, which are in one file.
   *
   * @throws where there is no such place, or the file cannot be read
   */
  read(from: number, until: number): Buffer
  /** Lets go of the files until the next text: Windows moves no folder that has an open file in it. */
  release(): void
}

/** Opens each file when it is first read from. */
export function openTextFiles(files: readonly TextFile[]): TextFiles {
  const opened = new Map<string, number>()

  const fileAt = (at: number): { readonly descriptor: number; readonly begin: number } => {
    let begin = 0
    for (const { path, bytes } of files) {
      if (at < begin + bytes) {
        const descriptor = opened.get(path) ?? openSync(path, 'r')
        opened.set(path, descriptor)
        return { descriptor, begin }
      }
      begin += bytes
    }
    throw new RangeError('beyond all files')
  }

  return {
    read: (from, until) => {
      const { descriptor, begin } = fileAt(from)
      const bytes = Buffer.allocUnsafe(until - from)
      readSync(descriptor, bytes, 0, bytes.length, from - begin)
      return bytes
    },
    release: () => {
      for (const descriptor of opened.values()) closeSync(descriptor)
      opened.clear()
    },
  }
}
