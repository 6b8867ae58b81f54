import { assertNever } from '../assert-never.ts'
import { askedOf, type Question } from './questions.ts'
import type { Answer, Contact, Place, RequestForm } from './request-form.ts'
import type { ServiceDefinition } from './service.ts'

/** Why a form is not taken, field by field. */
export const formFaults = [
  'required',
  'no-number',
  'no-instant',
  'no-choice',
  'no-place',
  'half-a-place',
  'no-latitude',
  'no-longitude',
  'no-email',
  'not-asked',
] as const
export type FormFault = (typeof formFaults)[number]

/** `field`: `place`, `lat`, `long`, `email`, or an attribute's code behind `attribute:`. */
export type FieldFault = { readonly field: string; readonly fault: FormFault }

export const fieldOf = (code: string): string => `attribute:${code}`

/** An instant with its zone, as the spec wants it. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
const decimal = /^-?\d+(\.\d+)?$/

/**
 * What is wrong with a completed form (`completeForm`), by the rules of GeoReport v2 and the service's own definition.
 * The window asks before it sends, the centre before it keeps: the same function.
 */
export function checkForm(definition: ServiceDefinition, form: RequestForm): FieldFault[] {
  const asked = askedOf(definition, form.answers)
  const codes = new Set(asked.map(({ code }) => code))
  const strays = Object.keys(form.answers).filter((code) => !codes.has(code))
  return [
    ...placeFaults(form.place),
    ...contactFaults(form.contact),
    ...asked.flatMap((question) => {
      const fault = answerFault(question, form.answers[question.code])
      return fault ? [{ field: fieldOf(question.code), fault }] : []
    }),
    ...strays.map((code) => ({ field: fieldOf(code), fault: 'not-asked' as const })),
  ]
}

function placeFaults({ address, addressId, lat, long }: Place): FieldFault[] {
  if (!lat && !long) return address || addressId ? [] : [{ field: 'place', fault: 'no-place' }]
  if (!lat || !long) return [{ field: lat ? 'long' : 'lat', fault: 'half-a-place' }]
  const faults: FieldFault[] = []
  if (!decimal.test(lat) || Math.abs(Number(lat)) > 90) faults.push({ field: 'lat', fault: 'no-latitude' })
  if (!decimal.test(long) || Math.abs(Number(long)) > 180) faults.push({ field: 'long', fault: 'no-longitude' })
  return faults
}

const contactFaults = ({ email }: Contact): FieldFault[] =>
  email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? [] : [{ field: 'email', fault: 'no-email' }]

function answerFault(question: Question, answer: Answer | undefined): FormFault | null {
  const { datatype, required } = question
  if (answer === undefined || answer.length === 0) return required ? 'required' : null
  const isOne = typeof answer === 'string'
  if (isOne === (datatype === 'multivaluelist')) return 'no-choice'
  const given = isOne ? answer : ''
  switch (datatype) {
    case 'string':
    case 'text':
      return null
    case 'number':
      return decimal.test(given) ? null : 'no-number'
    case 'datetime':
      return instant.test(given) && !Number.isNaN(Date.parse(given)) ? null : 'no-instant'
    case 'singlevaluelist':
    case 'multivaluelist':
      return [answer].flat().every((key) => isChoice(question, key)) ? null : 'no-choice'
    default:
      return assertNever(datatype)
  }
}

const isChoice = ({ choices }: Question, key: string) => choices.some((choice) => choice.key === key)
