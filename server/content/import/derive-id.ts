import { createHash } from 'node:crypto'
import { type SourceRecord, textOf } from './source-record.ts'

const longestId = 80

/** An id that is not one of ours is made one: lower case, hyphens, and a mark of the whole where it has to be cut. */
export function deriveId(values: SourceRecord['values'], notes: string[]): string {
  const said = textOf(values, 'id') ?? textOf(values, 'title') ?? ''
  const plain = said
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʻ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const id = plain.length <= longestId ? plain : `${plain.slice(0, longestId - 9).replace(/-+$/, '')}-${markOf(plain)}`
  if (id !== textOf(values, 'id')) notes.push(`id made from ${textOf(values, 'id') ? 'its own' : 'its title'}`)
  return id
}

const markOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 8)
