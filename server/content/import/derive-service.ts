import { type AnswerText, serviceSchema } from '../../../shared/knowledge/answer.ts'

type Service = AnswerText['service']

/** Beginnings of words in other cities' categories, in both languages. The first that fits decides. */
const beginnings: readonly (readonly [Service, RegExp])[] = [
  ['waste', /\b(trash|garbage|recycl|waste|sanitation|compost|d[ée]chet|ordure|collecte)/],
  ['winter', /\b(snow|ice control|winter|neige|d[ée]neigement|hiver)/],
  ['parking', /\b(parking|stationnement)/],
  ['water', /\b(water|sewer|drain|eau\b|eaux\b|aqueduc|[ée]gout)/],
  ['animals', /\b(animal|animaux|pets?\b|dogs?\b|cats?\b|chien|chats?\b)/],
  ['trees', /\b(tree|arbre|forest)/],
  ['housing', /\b(housing|rental|tenant|landlord|logement|locat)/],
  ['licences', /\b(licen[cs]e|permit|permis|vital record|motor vehicle|trailer)/],
  ['taxes', /\b(tax|revenue|imp[ôo]t)/],
  ['bylaw', /\b(by-?law|zoning|violation|noise|codes?\b|r[èe]glement|bruit)/],
  ['roads', /\b(street|road|sidewalk|pothole|traffic|voirie|travaux publics|rues?\b|chauss[ée]e)/],
  ['social', /\b(social|health|senior|welfare|benefit|disabilit|pension|sant[ée]|a[îi]n[ée]s)/],
]

/** The service that a category of another city means; null when it names none of ours. */
export function serviceOf(category: string): Service | null {
  const plain = category.trim().toLowerCase()
  const same = serviceSchema.safeParse(plain)
  if (same.success) return same.data
  return beginnings.find(([, beginning]) => beginning.test(plain))?.[0] ?? null
}
