import type { Figures } from '../bench.ts'
import type { Passage, PassageContender } from './contender.ts'
import { type Dialogue, dialogueSchema, passageSchema } from './dialogue.ts'
import { type Entrant, measureDialogues } from './measure-dialogues.ts'
import type { Options } from './options.ts'
import { ourPassages } from './ours.ts'
import { readLines } from './read-lines.ts'
import { bm25OfPassages } from './references/bm25.ts'
import { miniSearchOfPassages } from './references/mini-search.ts'
import { rawLunrOfPassages } from './references/raw-lunr.ts'
import { sharedData } from './shared-data.ts'
import { belongsTo, halfOf, type Split } from './split.ts'

/** Whole dialogues take Lunr and MiniSearch tens of milliseconds each, so that they are asked a sample. */
const sampled = { rawLunr: 4, miniSearch: 4, bm25: 1 }

export async function benchDialogues(options: Options): Promise<Figures> {
  const given = options.dialogues
  const files = given
    ? ([given.file, given.passages] as const)
    : sharedData('gov-dialogues', 'dialogues-dev.jsonl.gz', 'passages.jsonl.gz')
  if (!files) return {}
  const [all, passages] = [await readLines(files[0], dialogueSchema), await readLines(files[1], passageSchema)]
  const split = options.split ?? (given ? 'all' : 'report')
  const dialogues = all.filter(({ id }) => belongsTo(split, halfOf(id)))
  sayWhatIsAsked(split, dialogues, passages)
  const { noises, modes } = options
  return measureDialogues({
    name: 'dialogues',
    dialogues,
    all,
    noises,
    modes,
    entrants: entrantsOver(passages, options.references),
  })
}

function entrantsOver(passages: readonly Passage[], references: boolean): Entrant[] {
  const ours = ourPassages(passages)
  return [
    ...(references ? referencesOver(passages) : []),
    ...(ours ? [{ contender: ours as PassageContender, every: 1 }] : []),
  ]
}

const referencesOver = (passages: readonly Passage[]): Entrant[] => [
  { contender: rawLunrOfPassages(passages), every: sampled.rawLunr },
  { contender: miniSearchOfPassages(passages), every: sampled.miniSearch },
  { contender: bm25OfPassages(passages), every: sampled.bm25 },
]

function sayWhatIsAsked(split: Split, dialogues: readonly Dialogue[], passages: readonly Passage[]): void {
  const part = split === 'all' ? 'all of them' : `the ${split} half by their ids`
  console.log(`\n${dialogues.length} dialogues (${part}) about ${passages.length} passages.`)
  console.log(`raw Lunr and MiniSearch answer every fourth question only, for their slowness.`)
}
