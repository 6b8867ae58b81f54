import { assertNever } from '../../shared/assert-never.ts'
import type { FieldFault, Obstacle, TextName } from '../../shared/content/obstacle.ts'
import { spokenWordLimit } from '../../shared/knowledge/answer.ts'

/* The English of what is wrong with texts: the command line, the record and the log say it from here. */

/** As editors read it in a sentence about another text. */
export const sayTextName = ({ answerId, language, effectiveFrom }: TextName): string =>
  `${answerId} (${language}, from ${effectiveFrom})`

/** What is wrong, without the text that it is wrong with. */
export function sayObstacle(obstacle: Obstacle): string {
  switch (obstacle.code) {
    case 'draft-gone':
      return 'it was published or discarded, or never was'
    case 'not-approved':
      return 'nobody has approved it'
    case 'not-in-review':
      return 'it has to be in review before it is approved'
    case 'second-person':
      return `${obstacle.name} edited it last; somebody else has to approve it`
    case 'replaced-text-gone':
      return 'the text that it takes the place of is not published any more; begin again from the one that is'
    case 'nothing-new':
      return 'it says what is published already'
    case 'field':
      return `${obstacle.field}: ${fieldFaultWords[obstacle.fault]}`
    case 'ends-before-it-begins':
      return 'effectiveUntil: is before effectiveFrom'
    case 'no-address':
      return `links, link ${obstacle.link}: ${obstacle.url} is no address`
    case 'forbidden':
      return `${obstacle.field}, line ${obstacle.line}: ${sayForbidden(obstacle.what)}`
    case 'control-character':
      return 'it has a control character'
    case 'same-days':
    case 'same-label':
    case 'asked-in-one-language':
      return sayDisagreement(obstacle.code, sayTextName(obstacle.other))
    case 'lonely-question':
      return sayDisagreement(obstacle.code, '')
    case 'unknown-related':
      return `related: there is no answer ${obstacle.answerId}`
    case 'still-named':
      return `${sayTextName(obstacle.other)} names it as related`
    case 'golden-lost':
      return obstacle.questions.join('\n')
    case 'still-indexing':
      return 'The answers are still being indexed here. Try again in a minute.'
    default:
      return assertNever(obstacle)
  }
}

const fieldFaultWords: Readonly<Record<FieldFault, string>> = {
  missing: 'is missing',
  'too-many-words': `at most ${spokenWordLimit} words`,
  'no-day': 'is no day',
  'no-address': 'an address that starts with https://, tel: or mailto:',
  'no-id': 'lower-case words joined by hyphens',
  'too-long': 'is too long, or a part of it is',
  wrong: 'is none of those there are',
}

export const sayForbidden = (what: 'html' | 'image'): string =>
  what === 'html' ? 'HTML is not allowed' : 'images are not allowed'

export type Disagreeing = 'same-days' | 'same-label' | 'asked-in-one-language' | 'lonely-question'

/** How a text disagrees with another one, which is called what its reader finds it by: a file, or an answer. */
export function sayDisagreement(code: Disagreeing, other: string): string {
  switch (code) {
    case 'same-days':
      return `is effective on the same days as ${other}; end that one with "effectiveUntil", or begin this one later`
    case 'same-label':
      return `"apart" has the same label as ${other}, which asks the same question`
    case 'asked-in-one-language':
      return `"apart" is missing: ${other} has it`
    case 'lonely-question':
      return '"apart" asks a question that no other answer of this language asks, letter for letter'
    default:
      return assertNever(code)
  }
}
