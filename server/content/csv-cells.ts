import { withoutGuard } from '../../shared/spreadsheet-cell.ts'

/* What stands in the cells of our CSV files, which are guarded as `shared/spreadsheet-cell.ts` says. */

/** The columns of an answer in CSV, in their order: the keys of answer files, the question in two columns. */
export const csvColumns = [
  'id',
  'language',
  'title',
  'kind',
  'service',
  'audience',
  'spoken',
  'words',
  'question',
  'label',
  'owner',
  'revisedOn',
  'reviewOn',
  'effectiveFrom',
  'effectiveUntil',
  'links',
  'related',
  'steps',
  'detail',
] as const

/** The cell as it was before it was guarded, with the line ends of answers. */
export const unguardCell = (cell: string): string => withoutGuard(cell).replace(/\r\n?/g, '\n')

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '|': '\\|' }
const meanings: Record<string, string> = { n: '\n' }

/** Several entries in one cell, one a line. */
export const joinEntries = (entries: readonly string[]): string =>
  entries.map((entry) => entry.replace(/[\\\n]/g, (letter) => escapes[letter] ?? letter)).join('\n')

/** The entries of a cell; empty lines are none. */
export const splitEntries = (cell: string): string[] => cell.split('\n').filter(Boolean).map(unescapeEntry)

const unescapeEntry = (entry: string): string =>
  entry.replace(/\\([\\n|])/g, (_, letter: string) => meanings[letter] ?? letter)

type Link = { readonly label: string; readonly url: string }

/** Links in one cell: `label | address`, one a line. */
export const joinLinks = (links: readonly Link[]): string =>
  links
    .map(({ label, url }) =>
      [label, url].map((part) => part.replace(/[\\\n|]/g, (letter) => escapes[letter] ?? letter)).join(' | '),
    )
    .join('\n')

/** The links of a cell. An address without a label is its own label. */
export const splitLinks = (cell: string): Link[] =>
  cell
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const [, label, url] = /^((?:[^\\|]|\\.)*) \| (.*)$/.exec(line) ?? []
      const address = unescapeEntry(url ?? line)
      return { label: unescapeEntry(label ?? line), url: address }
    })
