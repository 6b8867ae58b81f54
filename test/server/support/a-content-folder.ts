import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './temporary-folder.ts'

type Changes = { readonly [Line: string]: string | null }

/** A good answer file; `changes` replaces the lines that begin with a key, or leaves them out (null). */
export function anAnswerFile(changes: Changes = {}, language: 'en' | 'fr' = 'en'): string {
  const [steps, detail] = language === 'en' ? ['Steps', 'Detail'] : ['Étapes', 'Détail']
  const lines = [
    '---',
    'id: pothole-report',
    `language: ${language}`,
    'title: Report a pothole',
    'kind: request',
    'service: roads',
    'audience: Everybody',
    'spoken: I can report that pothole for you.',
    'words: [hole in the road]',
    'owner: roads-operations',
    'reviewOn: 2027-01-01',
    'effectiveFrom: 2026-01-01',
    'links: [{ label: Report, url: "https://portellery.example/roads" }]',
    'related: []',
    '---',
    '',
    `## ${steps}`,
    '',
    '1. Ask for the street.',
    '',
    `## ${detail}`,
    '',
    '**Fee.** None.',
    '',
  ]
  const changed = lines.flatMap((line) => {
    const key = Object.keys(changes).find((start) => line.startsWith(start))
    return key === undefined ? [line] : (changes[key]?.split('\n') ?? [])
  })
  return changed.join('\n')
}

/** A content folder with these files. */
export async function aContentFolder(files: Record<string, string | Buffer>) {
  const folder = await temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder.path, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  return folder
}
