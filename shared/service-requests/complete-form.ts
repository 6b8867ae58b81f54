import { instantOf, wallTime } from '../time-zone.ts'
import { askedOf, type Question } from './questions.ts'
import type { Answer, Answers, RequestForm } from './request-form.ts'
import type { ServiceDefinition } from './service.ts'

/**
 * The form as it goes: blanks off, numbers with a point, the city's wall time as an instant with its zone, and answers
 * only to what is asked. What cannot be read stays as it was typed, for `checkForm` to find.
 */
export function completeForm(definition: ServiceDefinition, form: RequestForm, timeZone: string): RequestForm {
  const { place, contact, description } = form
  return {
    ...form,
    description: description.trim(),
    place: { ...trimmed(place), lat: decimalOf(place.lat), long: decimalOf(place.long) },
    contact: trimmed(contact),
    answers: completeAnswers(definition, form.answers, timeZone),
  }
}

function completeAnswers(definition: ServiceDefinition, answers: Answers, timeZone: string): Record<string, Answer> {
  const completed: Record<string, Answer> = {}
  for (const question of askedOf(definition, answers)) {
    const answer = completeAnswer(question, answers[question.code], timeZone)
    if (answer !== undefined && answer.length > 0) completed[question.code] = answer
  }
  return completed
}

function completeAnswer(
  { datatype, choices }: Question,
  answer: Answer | undefined,
  timeZone: string,
): Answer | undefined {
  const isLeft = (key: string) => choices.some((choice) => choice.key === key)
  if (typeof answer !== 'string') return answer?.filter(isLeft)
  const text = answer.trim()
  if (datatype === 'number') return decimalOf(text)
  if (datatype === 'datetime') return instantWithZone(text, timeZone)
  // Chosen before another answer ruled it out.
  return datatype === 'singlevaluelist' && !isLeft(text) ? undefined : text
}

/** French keyboards have a comma. */
const decimalOf = (text: string) => text.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2')

function trimmed<Fields extends Record<string, string>>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()])) as Fields
}

/** `2026-11-23T14:05` on the city's clocks as `2026-11-23T14:05:00-05:00`; anything else unchanged. */
export function instantWithZone(wall: string, timeZone: string): string {
  const at = instantOf(wall, timeZone)
  if (at === null) return wall
  // Of an hour that is skipped, the clocks never show what was typed.
  const shown = wallTime(at, timeZone)
  const ahead = Math.round((Date.parse(`${shown}Z`) - at) / 60_000)
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return `${shown}:00${ahead < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
}
