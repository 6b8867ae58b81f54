import type { AnswerToQuestion, Figures, Question } from '../../shared/figures/question.ts'

/** Figures of which each number is another one. */
export const someFigures = (more: Partial<Figures> = {}): Figures => ({
  handled: 120,
  talkMs: 12_345_678,
  holdMs: 234_567,
  afterCallMs: 3_456_789,
  handleMs: 16_037_034,
  medianMs: 201_234,
  p90Ms: 402_468,
  transferred: 7,
  known: 100,
  settled: 81,
  repeats: 13,
  shown: 99,
  assisted: 66,
  overridden: 11,
  helped: 77,
  answerMs: 1_234_567,
  arrived: { came: 140, answered: 128, waitedMs: 1_666_777, inTime: 109, of: 131 },
  ...more,
})

export const aQuestion = (more: Partial<Question> = {}): Question => ({
  period: { from: '2026-10-01', until: '2026-11-01' },
  filter: {},
  by: 'queue',
  thresholdS: 75,
  ...more,
})

export const anAnswerToIt = (more: Partial<AnswerToQuestion> = {}): AnswerToQuestion => ({
  from: Date.UTC(2026, 9, 1, 4),
  until: Date.UTC(2026, 10, 1, 4),
  timeZone: 'America/Toronto',
  total: someFigures(),
  bars: [
    { bar: 0, count: 1 },
    { bar: 400, count: 119 },
  ],
  rows: [
    { value: 'tax', label: null, figures: someFigures({ handled: 80 }) },
    { value: '', label: null, figures: someFigures({ handled: 3, known: 2, helped: 0, arrived: null }) },
  ],
  more: 0,
  ...more,
})
