import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import { anAnswer } from '../../support/a-release.ts'
import { pick } from '../../support/seeded-chance.ts'

/** A good text; what matters is changed by the test. */
export const anAnswerText = (changes: Partial<AnswerText> = {}): AnswerText =>
  anAnswer({ spoken: 'I can report that pothole for you.', ...changes })

/** What YAML, CSV, spreadsheets and Markdown each take for something else. */
const awkward = [
  ...['=1+1', '+1 705 555 0100', '-5 °C', '@home', "'quoted'", "'=1", "''+1", '＝1', '|pipe|', 'a | b', 'a \\| b'],
  ...[
    '"double"',
    'a,b;c',
    'semi;colon',
    'tab\tin it',
    'back\\slash',
    'back\\\\slash',
    '\\n',
    'yes',
    'null',
    '~',
    '0x1f',
  ],
  ...['2026-01-01', '1e3', 'key: value', '# comment', '- item', '* star', '&anchor', '!tag', '%percent', '`code`'],
  ...[
    '{ brace',
    '[bracket',
    '> fold',
    '---',
    '...',
    'é',
    'œuvre',
    '漢字',
    '😀',
    'a\u00a0b',
    '&lt;b&gt;',
    '< 5',
    '5 >',
    '""',
    "''",
  ],
]

/** A good text made of awkward pieces. */
export function anAwkwardText(chance: () => number, id: string): AnswerText {
  const piece = () => pick(awkward, chance) ?? ''
  const pieces = (most: number) => Array.from({ length: Math.floor(chance() * most) + 1 }, piece)
  const maybe = <Value>(value: Value) => (chance() < 0.5 ? [value] : [])
  const [apart] = maybe({ question: '=Which, "one"?', label: `${piece()} ${id}` })
  return anAnswerText({
    answerId: id,
    language: chance() < 0.5 ? 'en' : 'fr',
    title: pieces(3).join(' ').trim(),
    audience: piece().trim(),
    spoken: pieces(4).join(' ').trim(),
    residentsWords: [...pieces(5), ...maybe('two\nlines')],
    steps: pieces(3).join('\n').trim(),
    detail: pieces(3).join('\n\n').trim(),
    links: maybe({ label: piece(), url: `https://portellery.example/?a=|&b=${encodeURI(piece())}` }),
    owner: piece().trim(),
    effectiveUntil: maybe('2027-12-31')[0] ?? null,
    ...(apart && { apart }),
  })
}
