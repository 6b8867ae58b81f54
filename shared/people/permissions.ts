import type { Role } from './role.ts'

/**
 * The table of permissions. Every request names one of these verbs; a role that is not listed behind it is refused,
 * and so is a verb that is not listed at all.
 */
export const permissions = {
  'facts:deliver': ['agent', 'supervisor', 'editor', 'administrator'],
  'interactions:read-own': ['agent', 'supervisor', 'editor', 'administrator'],
  'release:read': ['agent', 'supervisor', 'editor', 'administrator'],
  'release:report-installed': ['agent', 'supervisor', 'editor', 'administrator'],
  'content:read': ['editor', 'administrator'],
  'content:write': ['editor', 'administrator'],
  'content:publish': ['editor', 'administrator'],
  'flags:read-own': ['agent', 'supervisor', 'editor', 'administrator'],
  'flags:settle': ['editor', 'administrator'],
  'gaps:read': ['editor', 'administrator'],
  'service-requests:make': ['agent', 'supervisor', 'editor', 'administrator'],
  'service-requests:oversee': ['supervisor', 'administrator'],
  'banner:acknowledge': ['agent', 'supervisor', 'editor', 'administrator'],
  'banner:write': ['supervisor', 'editor', 'administrator'],
  /** Having conversations; which of them is asked of each by itself. */
  'conversations:serve': ['agent', 'supervisor'],
  /** What the centre holds about oneself, and saying what is wrong in it. */
  'held:read': ['agent', 'supervisor', 'editor', 'administrator'],
  'figures:read': ['supervisor', 'administrator'],
  /** The day of one person: whose is asked of each by itself. */
  'staff:read-day': ['agent', 'supervisor', 'editor', 'administrator'],
  'presence:read-all': ['supervisor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Verb = keyof typeof permissions

/** Whether any of the roles may do what the verb says. Default is no. */
export function isAllowed(roles: readonly Role[], verb: Verb): boolean {
  const allowed: readonly Role[] = permissions[verb]
  return roles.some((role) => allowed.includes(role))
}
