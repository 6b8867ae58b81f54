import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { errorCode } from './start-failure.ts'

const packageSchema = z.object({ name: z.literal('cue311'), version: z.string() })

/** The version in the package that this file belongs to, built or not. */
export function serverVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = packageSchema.safeParse(readPackage(folder))
    if (found.success) return found.data.version
    if (folder === dirname(folder)) return 'unknown'
  }
}

function readPackage(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
