import { z } from 'zod'

export const roles = ['agent', 'supervisor', 'editor', 'administrator'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>
