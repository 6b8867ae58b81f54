import { createHash } from 'node:crypto'
import type { AnswerText } from '../../shared/knowledge/answer.ts'
import { type Release, releaseHash, toRevision } from '../../shared/knowledge/release.ts'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** An answer's text with everything filled in. */
export function anAnswer(text: Partial<AnswerText> = {}): AnswerText {
  return {
    answerId: 'pothole-report',
    language: 'en',
    title: 'Report a pothole',
    kind: 'request',
    service: 'roads',
    audience: 'Everybody',
    spoken: 'I can report that pothole for you; crews fix it within five working days.',
    residentsWords: ['hole in the road'],
    steps: '1. Ask for the street.',
    detail: '**Fee.** None.',
    links: [],
    related: [],
    owner: 'roads-operations',
    revisedOn: '2026-01-01',
    reviewOn: '2027-01-01',
    effectiveFrom: '2026-01-01',
    effectiveUntil: null,
    ...text,
  }
}

export function aRelease(texts: readonly AnswerText[] = [anAnswer()], number = 1): Release {
  const revisions = texts.map((text) => toRevision(text, sha256))
  const timeZone = 'America/Toronto'
  return {
    number,
    hash: releaseHash({ timeZone, revisions }, sha256),
    publishedAt: Date.UTC(2026, 10, 1),
    timeZone,
    revisions,
    useCounts: {},
  }
}
