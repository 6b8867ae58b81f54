import { describe, expect, it } from 'vitest'
import type { TextTrial } from '../../../shared/content/content-here.ts'
import { createTryText } from '../../../shared/content/try-text.ts'
import { advanceShelves, noShelves } from '../../../shared/knowledge/shelves.ts'
import { aDraftText } from '../../support/a-draft-text.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { fakeClock } from '../../support/fake-clock.ts'

const lostPet = anAnswer({
  answerId: 'lost-pet',
  title: 'Lost pet',
  spoken: 'I can look for your pet.',
  residentsWords: ['my cat ran away'],
})
const release = aRelease([anAnswer(), lostPet])
const [pothole] = release.revisions

const edition = {
  release,
  timeZone: release.timeZone,
  useCounts: release.useCounts,
  shelves: advanceShelves(noShelves, release.revisions),
}

const streetLight = aDraftText({
  title: 'Street light out',
  spoken: 'Tell me the number on the pole.',
  residentsWords: ['the lamp is dark'],
})

function tried(question: string, trial: Partial<TextTrial> = {}) {
  const texts = new Map(release.revisions.map((revision) => [revision.revisionId, revision]))
  const tryText = createTryText({ clock: fakeClock(), revisionOf: (id) => texts.get(id) ?? null })
  const base = { answerId: 'street-light-out', language: 'en' as const, text: streetLight, replaces: null }
  return tryText(edition, { ...base, ...trial, questions: [question] })[0] ?? expect.fail()
}

describe('trying a draft', () => {
  it('tells its place among the installed answers', () => {
    expect(tried('the lamp is dark in my street')).toMatchObject({ rank: 1, first: null })
  })

  it('tells how sure the card would be', () => {
    expect(tried('the lamp is dark').confidence).toBeGreaterThan(0.3)
  })

  it('tells what stands before it', () => {
    const other = tried('my cat ran away from the street light', { text: aDraftText({ title: 'Street light out' }) })
    expect(other.first).toEqual({ answerId: 'lost-pet', title: 'Lost pet' })
  })

  it('says that it is not found', () => {
    expect(tried('my cat ran away')).toMatchObject({ rank: null, confidence: 0 })
  })

  it('does not compete with the text that it replaces', () => {
    const trial = { answerId: 'pothole-report', text: aDraftText({ title: 'Report a hole' }) }
    expect(tried('report a pothole', { ...trial, replaces: pothole?.revisionId ?? '' }).rank).toBe(1)
    expect(tried('report a pothole', trial).rank).toBe(2)
  })

  it('takes a text with half a date as in effect today', () => {
    const text = { ...streetLight, effectiveFrom: '2027-', effectiveUntil: '20' }
    expect(tried('the lamp is dark', { text }).rank).toBe(1)
  })

  it('takes a text of which only the title is written', () => {
    const text = aDraftText({ title: 'Street light', spoken: '', steps: '', detail: '', residentsWords: [] })
    expect(tried('street light', { text }).rank).toBe(1)
  })

  it('leaves what is installed as it was', () => {
    const before = edition.shelves.en
    tried('the lamp is dark', { replaces: pothole?.revisionId ?? '' })
    expect(before.map(({ dead }) => dead)).toEqual([[]])
  })
})
