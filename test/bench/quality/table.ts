import type { Score } from './metrics.ts'

export type Row = { readonly label: string; readonly scores: readonly (Score | null)[] }

const labelWidth = 24
const figures = ['recall1', 'recall3', 'recall5', 'mrr'] as const
const cellWidth = figures.length * 6

/** Contenders side by side: recall at 1, 3 and 5 in percent, and MRR of ten times 100. */
export function printTable(title: string, contenders: readonly string[], rows: readonly Row[]): void {
  console.log(`\n${title}`)
  console.log(line('', '', contenders.map(centred)))
  console.log(
    line(
      '',
      'n',
      contenders.map(() => ['@1', '@3', '@5', 'MRR'].map((head) => head.padStart(6)).join('')),
    ),
  )
  for (const { label, scores } of rows) {
    const count = Math.max(0, ...scores.map((score) => score?.count ?? 0))
    if (count > 0) console.log(line(label, String(count), scores.map(cell)))
  }
}

const line = (label: string, count: string, cells: readonly string[]) =>
  `  ${label.padEnd(labelWidth)}${count.padStart(5)}  ${cells.join('  │')}`.trimEnd()

const centred = (name: string) => name.padStart(Math.ceil((cellWidth + name.length) / 2)).padEnd(cellWidth)

const cell = (score: Score | null) =>
  score && score.count > 0
    ? figures.map((figure) => score[figure].toFixed(1).padStart(6)).join('')
    : '–'.padStart(cellWidth)
