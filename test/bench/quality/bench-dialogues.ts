import type { Figures } from '../bench.ts'
import type { Passage } from './contender.ts'
import { type Dialogue, dialogueSchema, passageSchema } from './dialogue.ts'
import { grownPassages } from './grown-passages.ts'
import { printLoss } from './loss.ts'
import { type DialogueTask, type Entrant, measureDialogues } from './measure-dialogues.ts'
import type { Options } from './options.ts'
import { ourPassages } from './ours.ts'
import { readLines } from './read-lines.ts'
import { bm25OfPassages } from './references/bm25.ts'
import { miniSearchOfPassages } from './references/mini-search.ts'
import { rawLunrOfPassages } from './references/raw-lunr.ts'
import { sharedData } from './shared-data.ts'
import { belongsTo, halfOf } from './split.ts'

export async function benchDialogues(options: Options): Promise<Figures> {
  const data = await readDialogues(options)
  if (!data) return {}
  const { passages } = data
  const plain = measureDialogues(taskOver(passages, 'dialogues', data, options))
  if (options.articles === null) return plain
  const many = grownPassages(passages, options.articles)
  console.log(`\nThe same among ${many.length} passages, ${many.length - passages.length} of them distractors.`)
  const name = `dialogues-${options.articles}`
  const among = measureDialogues(taskOver(many, name, data, options))
  return { ...plain, ...among, ...printLoss(plain, 'dialogues', among, name) }
}

export type DialogueData = {
  readonly dialogues: readonly Dialogue[]
  readonly all: readonly Dialogue[]
  readonly passages: readonly Passage[]
}

/** The dialogues asked for and what they are about; null where the default data is not there. */
export async function readDialogues(options: Pick<Options, 'dialogues' | 'split'>): Promise<DialogueData | null> {
  const given = options.dialogues
  const files = given
    ? ([given.file, given.passages] as const)
    : sharedData('gov-dialogues', 'dialogues-dev.jsonl.gz', 'passages.jsonl.gz')
  if (!files) return null
  const [all, passages] = [await readLines(files[0], dialogueSchema), await readLines(files[1], passageSchema)]
  const split = options.split ?? (given ? 'all' : 'report')
  const dialogues = all.filter(({ id }) => belongsTo(split, halfOf(id)))
  const part = split === 'all' ? 'all of them' : `the ${split} half by their ids`
  console.log(`\n${dialogues.length} dialogues (${part}) about ${passages.length} passages.`)
  return { dialogues, all, passages }
}

function taskOver(passages: readonly Passage[], name: string, data: DialogueData, options: Options): DialogueTask {
  const { noises, modes, references } = options
  const entrants = entrantsOver(passages, references)
  if (references && (noises.some((noise) => noise !== 'none') || passages.length > 5_000))
    console.log(
      'raw Lunr and MiniSearch are slow: with noise or among many passages they get a sample (see stepThrough).',
    )
  return { ...data, name, noises, modes, entrants, passageCount: passages.length }
}

function entrantsOver(passages: readonly Passage[], references: boolean): Entrant[] {
  const ours = ourPassages(passages)
  return [...(references ? referencesOver(passages) : []), ...(ours ? [{ contender: ours, slow: false }] : [])]
}

const referencesOver = (passages: readonly Passage[]): Entrant[] => [
  { contender: rawLunrOfPassages(passages), slow: true },
  { contender: miniSearchOfPassages(passages), slow: true },
  { contender: bm25OfPassages(passages), slow: false },
]
