import type { Answers } from './request-form.ts'
import type { Attribute, Choice, Condition, ServiceDefinition } from './service.ts'

/** A question as it stands on the form: with the choices that the answers so far leave. */
export type Question = Attribute & { readonly choices: readonly Choice[] }

const inOrder = (a: Attribute, b: Attribute) =>
  (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER)

/**
 * What is to be asked or read out, in the definition's order: without what the endpoint fills in by itself, and without
 * what other answers rule out.
 */
export function questionsOf({ attributes }: ServiceDefinition, answers: Answers): Question[] {
  const byCode = new Map(attributes.map((attribute) => [attribute.code, attribute]))
  const isMet = (condition: Condition | null, above: readonly string[]): boolean => {
    if (!condition) return true
    const other = byCode.get(condition.code)
    // A circle of conditions can never be begun.
    if (!other || above.includes(condition.code)) return false
    const given = [answers[condition.code] ?? []].flat()
    return condition.keys.some((key) => given.includes(key)) && isMet(other.dependsOn, [...above, condition.code])
  }
  return attributes
    .filter(({ setByServer, dependsOn, code }) => !setByServer && isMet(dependsOn, [code]))
    .toSorted(inOrder)
    .map((attribute) => ({
      ...attribute,
      choices: attribute.values.filter(({ dependsOn }) => isMet(dependsOn, [attribute.code])),
    }))
}

/** The questions that want an answer. */
export const askedOf = (definition: ServiceDefinition, answers: Answers): Question[] =>
  questionsOf(definition, answers).filter(({ variable }) => variable)
