import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkContent } from '../../server/content/check-content.ts'

const sampleQuery = z.strictObject({
  id: z.string().regex(/^sq-\d{3}$/),
  text: z.string().trim().min(1),
  answers: z.array(z.string()),
  difficulty: z.string(),
  channel: z.enum(['voice', 'chat']),
  lang: z.enum(['en', 'fr']),
  split: z.enum(['tune', 'report']),
})

const atLeast = {
  keyword: 50,
  paraphrase: 90,
  misspelled: 45,
  rambling: 45,
  'two-intents': 35,
  french: 60,
  'speech-noise': 35,
  'no-answer': 60,
}

const project = join(import.meta.dirname, '../..')
const lines = (await readFile(join(project, 'test/bench/quality/sample-queries.jsonl'), 'utf8')).trim().split('\n')
const queries = lines.map((line) => sampleQuery.parse(JSON.parse(line)))
const { texts } = await checkContent(join(project, 'assets/content'))

const of = (difficulty: string) => queries.filter((query) => query.difficulty === difficulty)
const written = new Set(texts.map(({ answerId, language }) => `${language} ${answerId}`))
const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')

describe('the sample queries', () => {
  it('each have an id and a text of their own', () => {
    expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length)
    expect(new Set(queries.map(({ text }) => plain(text))).size).toBe(queries.length)
  })

  it('name only answers that are written in the language of the query', () => {
    const named = queries.flatMap(({ lang, answers }) => answers.map((answerId) => `${lang} ${answerId}`))
    expect(named.filter((one) => !written.has(one))).toEqual([])
  })

  it('ask for every topic', () => {
    const asked = new Set(queries.flatMap(({ answers }) => answers))
    expect(texts.filter(({ answerId }) => !asked.has(answerId))).toEqual([])
  })

  it.each(Object.entries(atLeast))('of difficulty %s number at least %i', (difficulty, number) => {
    expect(of(difficulty).length).toBeGreaterThanOrEqual(number)
  })

  it('are of no other difficulty', () => {
    expect(queries.filter(({ difficulty }) => !(difficulty in atLeast))).toEqual([])
  })

  it('are without an answer at least 40 times, and only where they say so', () => {
    const unanswered = queries.filter(({ answers }) => answers.length === 0)
    expect(unanswered.length).toBeGreaterThanOrEqual(40)
    expect(unanswered).toEqual(of('no-answer'))
  })

  it('have an answer for each intent', () => {
    expect(of('two-intents').filter(({ answers }) => new Set(answers).size !== 2)).toEqual([])
  })

  it('are French where the difficulty is', () => {
    expect(of('french').filter(({ lang }) => lang !== 'fr')).toEqual([])
  })

  it.each(Object.keys(atLeast))('of difficulty %s go to either half by turns', (difficulty) => {
    const halves = of(difficulty).map(({ split }) => split)
    expect(halves).toEqual(halves.map((_, turn) => (turn % 2 === 0 ? 'tune' : 'report')))
  })
})
