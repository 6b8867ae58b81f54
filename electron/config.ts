import { z } from 'zod'

const environmentSchema = z.object({
  CUE311_SERVER_URL: z.url({ protocol: /^https?$/ }).optional(),
  CUE311_USER_DATA: z.string().min(1).optional(),
  CUE311_DEMO_SIGN_IN: z
    .string()
    .regex(/^[^:]+:.+$/, 'a name and a password joined by a colon')
    .optional(),
  CUE311_PRACTICE_PACE: z.coerce.number().positive().max(1_000).default(1),
})

export type Config = {
  /** Overrides the address in the settings; null: the settings decide. */
  readonly serverUrl: string | null
  /** The folder for everything this workstation keeps; null: where the system wants it. */
  readonly userData: string | null
  /** Signs in by itself when nobody is; for trying out, never in a packaged app. */
  readonly demoSignIn: { readonly signInName: string; readonly password: string } | null
  /** Divides the pauses of practice scripts. */
  readonly practicePace: number
}

/**
 * Reads the configuration, once; nothing else reads the environment.
 *
 * @throws an Error that names every variable that cannot be understood
 */
export function readConfig({ packaged }: { readonly packaged: boolean }, environment = process.env): Config {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) throw new Error(`these variables cannot be understood.\n${z.prettifyError(parsed.error)}`)
  const { CUE311_SERVER_URL, CUE311_USER_DATA, CUE311_DEMO_SIGN_IN, CUE311_PRACTICE_PACE } = parsed.data
  return {
    serverUrl: CUE311_SERVER_URL ?? null,
    userData: CUE311_USER_DATA ?? null,
    demoSignIn: packaged || !CUE311_DEMO_SIGN_IN ? null : splitDemoSignIn(CUE311_DEMO_SIGN_IN),
    practicePace: CUE311_PRACTICE_PACE,
  }
}

function splitDemoSignIn(nameAndPassword: string) {
  const colon = nameAndPassword.indexOf(':')
  return { signInName: nameAndPassword.slice(0, colon), password: nameAndPassword.slice(colon + 1) }
}
