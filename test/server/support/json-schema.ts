/** As much of JSON Schema as the schemas of Open311 use. */
export type JsonSchema = {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly maxLength?: number
}

/** What in a value is not as the schema wants it, by place. */
export function schemaFaults(schema: JsonSchema, value: unknown, place = 'the whole'): string[] {
  const { type, enum: allowed, anyOf, required = [], properties = {}, items, maxLength } = schema
  const faults: string[] = []
  if (anyOf && !anyOf.some((one) => schemaFaults(one, value, place).length === 0))
    faults.push(`${place}: none of the kinds`)
  if (type && !isOf(type, value)) faults.push(`${place}: not of type ${type}`)
  if (allowed && !allowed.includes(value)) faults.push(`${place}: not one of ${allowed.join()}`)
  if (maxLength !== undefined && typeof value === 'string' && value.length > maxLength)
    faults.push(`${place}: too long`)
  if (Array.isArray(value)) {
    return [...faults, ...value.flatMap((one, at) => (items ? schemaFaults(items, one, `${place}[${at}]`) : []))]
  }
  if (typeof value !== 'object' || value === null) return faults
  const members = value as Readonly<Record<string, unknown>>
  faults.push(...required.filter((name) => !(name in members)).map((name) => `${place}.${name}: missing`))
  for (const [name, property] of Object.entries(properties)) {
    if (name in members) faults.push(...schemaFaults(property, members[name], `${place}.${name}`))
  }
  return faults
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}
