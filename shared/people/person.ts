import { z } from 'zod'
import { type Role, roleSchema } from './role.ts'

export const personIdSchema = z.uuid()

/** Somebody who may sign in. `signInName` is what they type, `displayName` what others read. */
export const personSchema = z.object({
  personId: personIdSchema,
  signInName: z.string().min(1).max(120),
  displayName: z.string().min(1).max(120),
  /** A role that a newer server added is left out: it grants nothing here. */
  roles: z
    .array(z.string())
    .transform((names): Role[] => names.flatMap((name) => roleSchema.safeParse(name).data ?? []))
    .pipe(z.array(roleSchema).min(1)),
})
export type Person = z.infer<typeof personSchema>
