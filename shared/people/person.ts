import { z } from 'zod'
import { roleSchema } from './role.ts'

export const personIdSchema = z.uuid()

/** Somebody who may sign in. `signInName` is what they type, `displayName` what others read. */
export const personSchema = z.object({
  personId: personIdSchema,
  signInName: z.string().min(1).max(120),
  displayName: z.string().min(1).max(120),
  roles: z.array(roleSchema).min(1),
})
export type Person = z.infer<typeof personSchema>
