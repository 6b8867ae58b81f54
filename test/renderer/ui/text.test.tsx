import { describe, expect, it } from 'vitest'
import { ageInWords } from '../../../renderer/ui/age.ts'
import { durationInWords, formatDuration } from '../../../renderer/ui/duration.ts'
import { markdownToNodes, plainText } from '../../../renderer/ui/markdown-text.ts'
import { cutAtMarks } from '../../../renderer/ui/marked-text.tsx'

const html = (source: string) => {
  const holder = document.createElement('div')
  holder.append(markdownToNodes(source))
  return holder.innerHTML
}

describe('durations', () => {
  it.each([
    [0, '0:00'],
    [-5, '0:00'],
    [247_999, '4:07'],
    [3_753_000, '1:02:33'],
  ])('writes %i ms as %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text)
  })
})

describe('durations in words', () => {
  it.each([
    [25 * 60_000, 'en-CA', '25 minutes'],
    [100 * 60_000, 'en-CA', '2 hours'],
    [86_400_000, 'fr-CA', '24 heures'],
    [3 * 86_400_000, 'en-CA', '3 days'],
  ])('say of %i ms in %s: %s', (durationMs, locale, words) => {
    expect(durationInWords(durationMs, locale).replace('\u00a0', ' ')).toBe(words)
  })
})

describe('ages', () => {
  const now = Date.parse('2026-11-23T14:00:00')
  it.each([
    ['2026-11-23', 'en-CA', 'today'],
    ['2026-08-20', 'en-CA', '3 months ago'],
    ['2026-11-20', 'fr-CA', 'il y a 3 jours'],
    ['2027-01-01', 'en-CA', 'today'],
  ])('says of %s in %s: %s', (day, locale, text) => {
    expect(ageInWords(day, now, locale)).toBe(text)
  })
})

describe('marked text', () => {
  it('cuts at the marks', () => {
    expect(cutAtMarks('a big pothole', [[6, 13]]).map(({ text, marked }) => [text, marked])).toEqual([
      ['a big ', false],
      ['pothole', true],
    ])
  })

  it.each([
    [
      [
        [0, 3],
        [1, 5],
      ],
    ],
    [[[4, 99]]],
    [[[3, 3]]],
  ])('keeps every letter with marks %j', (marks) => {
    const pieces = cutAtMarks('pothole', marks as [number, number][])
    expect(pieces.map(({ text }) => text).join('')).toBe('pothole')
  })
})

describe('answer bodies', () => {
  it('draws lists and bold text', () => {
    expect(html('1. **Ask** for the street')).toContain('<li><strong>Ask</strong> for the street</li>')
  })

  it.each(['# Winter', '## Winter', '#### Winter'])('stands with %s below the headings of its panel', (source) => {
    expect(html(`Always.\n\n${source}`)).toContain('<h5>Winter</h5>')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '![a](https://elsewhere.example/spy.png)',
    '<a href="https://x.example" onclick="alert(1)">x</a>',
  ])('makes nothing that acts out of %s', (source) => {
    const holder = document.createElement('div')
    holder.append(markdownToNodes(source))
    expect(holder.querySelector('script, img, iframe, [onclick], [onerror], a[href^="javascript"]')).toBeNull()
  })

  it('reads as plain text in a message', () => {
    expect(plainText('**Fee.** None.\n\n1. Ask\n2. Tell\n\n- one')).toBe('Fee. None.\n1. Ask\n2. Tell\n- one')
  })
})
