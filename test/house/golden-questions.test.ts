import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkContent } from '../../server/content/check-content.ts'
import { goldenQuestionSchema } from '../../shared/content/content-contract.ts'
import { askGolden } from '../../shared/content/golden.ts'
import { advanceShelves, noShelves } from '../../shared/knowledge/shelves.ts'
import { aRelease } from '../support/a-release.ts'

const assets = join(import.meta.dirname, '../../assets')
const { texts } = await checkContent(join(assets, 'content'))
const file: unknown = JSON.parse(readFileSync(join(assets, 'golden-questions.json'), 'utf8'))
const questions = z.array(goldenQuestionSchema).parse(file)
const shelves = advanceShelves(noShelves, aRelease(texts).revisions)

describe('the golden questions of the sample content', () => {
  it('are many, in both languages', () => {
    const languages = questions.map(({ language }) => language)
    expect(languages.filter((language) => language === 'en').length).toBeGreaterThanOrEqual(60)
    expect(languages.filter((language) => language === 'fr').length).toBeGreaterThanOrEqual(25)
  })

  it('ask for answers that there are', () => {
    const there = new Set(texts.map(({ answerId, language }) => `${language}/${answerId}`))
    const asked = questions.flatMap(({ language, answers }) => answers.map((id) => `${language}/${id}`))
    expect(asked.filter((answer) => !there.has(answer))).toEqual([])
  })

  it('all find one of their answers in winter', () => {
    const found = askGolden(shelves, questions, '2026-11-25')
    expect(questions.filter((_, number) => !found[number])).toEqual([])
  })
})
