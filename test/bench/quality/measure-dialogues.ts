import type { Figures } from '../bench.ts'
import { keyOf, type PassageContender } from './contender.ts'
import { type Dialogue, heardIn, type Mode, type Question, questionsOf } from './dialogue.ts'
import { named, type Rank, rankOf, type Score, scoreOf } from './metrics.ts'
import { type Noise, withNoise } from './noise/noise.ts'
import { printTable } from './table.ts'

/** A slow one is asked each question without noise, and a sample of those with noise or among many passages. */
export type Entrant = { readonly contender: PassageContender; readonly slow: boolean }

export type DialogueTask = {
  /** First part of the figures' names. */
  readonly name: string
  /** Those asked about. */
  readonly dialogues: readonly Dialogue[]
  /** Those whose turns may come first where the topic switches. */
  readonly all: readonly Dialogue[]
  readonly noises: readonly Noise[]
  readonly modes: readonly Mode[]
  readonly entrants: readonly Entrant[]
  readonly passageCount: number
}

const inWords: Record<Mode, string> = { last: 'the last caller turn', user: "caller's turns", full: 'all turns' }

/** Asks every contender about every labelled caller turn, and prints a table for each noise and mode. */
export function measureDialogues(task: DialogueTask): Figures {
  const figures: Figures = {}
  for (const noise of task.noises) {
    const questions = questionsWith(noise, task)
    // What came before is not heard by those who hear the last turn alone.
    for (const mode of task.modes.filter((one) => noise !== 'switch' || one !== 'last')) {
      const columns = task.entrants.map((entrant) => {
        const step = entrant.slow ? stepThrough(noise, task.passageCount) : 1
        const sample = questions.filter((_, number) => number % step === 0)
        return { entrant, asked: askAll(entrant.contender, sample, mode) }
      })
      const groups = groupsOf(questions)
      const rows = groups.map(({ label, has }) => ({
        label,
        scores: columns.map(({ asked }) =>
          scoreOf(asked.filter(({ question }) => has(question)).map(({ rank }) => rank)),
        ),
      }))
      const names = task.entrants.map(({ contender }) => contender.name)
      printTable(`${task.name} · ${mode} (${inWords[mode]}) · noise ${noise}`, names, rows)
      for (const [number, { entrant }] of columns.entries()) {
        const name = `quality.${task.name}.${mode}.${noise}.${keyOf(entrant.contender)}`
        Object.assign(figures, figuresOf(name, groups, number, rows))
      }
    }
  }
  return figures
}

export function questionsWith(noise: Noise, { dialogues, all }: Pick<DialogueTask, 'dialogues' | 'all'>): Question[] {
  return dialogues.flatMap((one) => {
    const { dialogue, before } = withNoise(noise, one, all)
    return questionsOf(dialogue, before)
  })
}

type Asked = { readonly question: Question; readonly rank: Rank }

/** A slow contender gets every how many-th question. */
export function stepThrough(noise: Noise, passageCount: number): number {
  const forSize = Math.ceil(passageCount / 5_000)
  return noise === 'none' ? forSize : 4 * forSize
}

export function askAll(contender: PassageContender, questions: readonly Question[], mode: Mode): Asked[] {
  return questions.map((question) => ({
    question,
    rank: rankOf(contender.rankPassages(heardIn(mode, question)), question.right),
  }))
}

type Group = { readonly label: string; readonly key: string; readonly has: (question: Question) => boolean }

function groupsOf(questions: readonly Question[]): Group[] {
  const domains = [...new Set(questions.map(({ domain }) => domain))].filter(Boolean).sort()
  return [
    { label: 'all', key: '', has: () => true },
    { label: 'new answer', key: '.new', has: ({ isNew }) => isNew },
    { label: 'new after another', key: '.changed', has: ({ isNew, isFirst }) => isNew && !isFirst },
    { label: 'first turn', key: '.first', has: ({ isFirst }) => isFirst },
    ...domains.map((domain) => ({
      label: domain,
      key: `.${domain}`,
      has: (question: Question) => question.domain === domain,
    })),
  ]
}

function figuresOf(
  name: string,
  groups: readonly Group[],
  number: number,
  rows: readonly { readonly scores: readonly Score[] }[],
): Figures {
  return Object.assign(
    {},
    ...groups.map(({ key }, row) => {
      const score = rows[row]?.scores[number]
      return score ? named(`${name}${key}`, score) : {}
    }),
  )
}
