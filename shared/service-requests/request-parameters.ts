import type { RequestForm } from './request-form.ts'

export type Parameter = readonly [name: string, value: string]

/**
 * A completed form as `POST /requests` takes it: exactly what leaves the building, but for the key and the jurisdiction,
 * which the centre adds. Several answers of one list repeat its name with `[]`.
 */
export function parametersOf({ serviceCode, description, place, contact, answers }: RequestForm): Parameter[] {
  const plain: readonly Parameter[] = [
    ['service_code', serviceCode],
    ['address_string', place.address],
    ['address_id', place.addressId],
    ['lat', place.lat],
    ['long', place.long],
    ['description', description],
    ['first_name', contact.firstName],
    ['last_name', contact.lastName],
    ['email', contact.email],
    ['phone', contact.phone],
  ]
  const attributes = Object.entries(answers).flatMap(([code, answer]): Parameter[] =>
    typeof answer === 'string'
      ? [[`attribute[${code}]`, answer]]
      : answer.map((key) => [`attribute[${code}][]`, key] as const),
  )
  return [...plain.filter(([, value]) => value !== ''), ...attributes]
}
