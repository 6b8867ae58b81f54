import { parseArgs } from 'node:util'
import { type Mode, modes } from './dialogue.ts'
import { type Noise, noises } from './noise/noise.ts'
import { type Split, splits } from './split.ts'

const parts = ['dialogues', 'articles'] as const
type Part = (typeof parts)[number]

export type Options = {
  readonly parts: readonly Part[]
  /** Null: the default data. */
  readonly dialogues: { readonly file: string; readonly passages: string } | null
  readonly content: { readonly file: string; readonly queries: string } | null
  readonly noises: readonly Noise[]
  readonly modes: readonly Mode[]
  /** Null: as the data has it. */
  readonly split: Split | null
  readonly references: boolean
  /** Grow the passages to that many; null: as they are. */
  readonly articles: number | null
  readonly changes: boolean
  readonly ablation: boolean
}

const known = {
  dialogues: { type: 'string' },
  passages: { type: 'string' },
  content: { type: 'string' },
  queries: { type: 'string' },
  only: { type: 'string' },
  noise: { type: 'string' },
  modes: { type: 'string' },
  split: { type: 'string' },
  'ours-only': { type: 'boolean', default: false },
  articles: { type: 'string' },
  references: { type: 'boolean', default: false },
  changes: { type: 'boolean', default: false },
  ablation: { type: 'boolean', default: false },
  json: { type: 'string' },
} as const

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: known })
  const dialogues = pair('--dialogues', values.dialogues, '--passages', values.passages)
  const content = pair('--content', values.content, '--queries', values.queries)
  const articles = values.articles === undefined ? null : Number(values.articles)
  const given: Part[] = [
    ...(dialogues || articles ? ['dialogues' as const] : []),
    ...(content ? ['articles' as const] : []),
  ]
  const all = given.length === 0
  return {
    parts: list('--only', values.only, parts) ?? (all ? parts : given),
    dialogues: dialogues && { file: dialogues[0], passages: dialogues[1] },
    content: content && { file: content[0], queries: content[1] },
    noises: list('--noise', values.noise, noises) ?? (all ? noises : ['none']),
    modes: list('--modes', values.modes, modes) ?? (articles ? ['full'] : modes),
    split: list('--split', values.split, splits)?.[0] ?? null,
    references: articles ? values.references : !values['ours-only'],
    articles,
    changes: values.changes,
    ablation: values.ablation,
  }
}

/** Both or neither. */
function pair(name: string, value: string | undefined, other: string, its: string | undefined) {
  if (value !== undefined && its !== undefined) return [value, its] as const
  if (value === its) return null
  return refuse(`${value === undefined ? other : name} needs ${value === undefined ? name : other} beside it.`)
}

/** What a list with commas names; null where it is not given. */
function list<One extends string>(name: string, value: string | undefined, known: readonly One[]): One[] | null {
  if (value === undefined) return null
  return value.split(',').map((wanted) => {
    const found = known.find((one) => one === wanted)
    if (found === undefined) return refuse(`${name} knows ${known.join(', ')}; not ${wanted}.`)
    return found
  })
}

function refuse(reason: string): never {
  console.error(reason)
  process.exit(2)
}
