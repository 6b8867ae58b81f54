import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { z } from 'zod'

/** Reads a file with one JSON object a line, packed with gzip or plain. */
export async function readLines<One>(file: string, schema: z.ZodType<One>): Promise<One[]> {
  const bytes = await readFile(file)
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  const lines = (packed ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => schema.parse(JSON.parse(line)))
}
