import { resolve } from 'node:path'
import { z } from 'zod'
import { isTimeZone } from '../shared/time-zone.ts'
import type { GeoreportAddress } from './georeport/georeport-client.ts'
import { StartFailure } from './start-failure.ts'

/** A "#" in a password would cut the address short, and what follows an "@" before it would become the host. */
const isWholeAddress = (address: string): boolean => URL.canParse(address) && !address.includes('#')

/** A key in the address would be in every log of a proxy, and a question mark would swallow what follows it. */
const isBaseAddress = (address: string): boolean =>
  URL.canParse(address) && !/[?#]/.test(address) && new URL(address).password === ''

const folder = z.string().transform((path) => resolve(path))

const proxyList = /^[0-9a-f.:/]+(\s*,\s*[0-9a-f.:/]+)*$/i

const environmentSchema = z.object({
  CUE311_HOST: z.string().default('127.0.0.1'),
  /** 0: any free port. */
  CUE311_PORT: z.coerce.number({ error: 'a port from 0 to 65535' }).int().min(0).max(65_535).default(3311),
  CUE311_DATA_DIR: folder.default(resolve('.cue311/server')),
  CUE311_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'an address that starts with postgres://')
    .refine(isWholeAddress, 'not an address: special letters in the password must be %-encoded')
    .nullable()
    .default(null),
  CUE311_CONTENT_DIR: folder.default(resolve('assets/content')),
  CUE311_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'an IANA time zone, such as America/Toronto')
    .default('America/Toronto'),
  CUE311_SECOND_PERSON: z.stringbool({ error: 'yes or no' }).default(true),
  CUE311_CHATS_PER_AGENT: z.coerce.number({ error: 'a number from 1 to 10' }).int().min(1).max(10).default(4),
  CUE311_GEOREPORT_URL: z
    .url({ protocol: /^https?$/, error: 'an address that starts with https:// or http://' })
    .refine(isBaseAddress, 'the base address alone, without a question mark, # or password')
    .nullable()
    .default(null),
  CUE311_GEOREPORT_KEY: z.string().nullable().default(null),
  CUE311_GEOREPORT_JURISDICTION: z.string().nullable().default(null),
  CUE311_GEOREPORT_FORMAT: z.enum(['json', 'xml'], { error: 'json or xml' }).default('xml'),
  CUE311_CHAT_PAGE: z.stringbool({ error: 'yes or no' }).default(false),
  CUE311_TRUSTED_PROXIES: z
    .string()
    .regex(proxyList, 'addresses or networks, with commas between')
    .nullable()
    .default(null),
  CUE311_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/** All that can be set from outside. Folders are absolute. */
export type Config = {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** Null: the embedded database in `dataFolder`. */
  readonly databaseUrl: string | null
  readonly contentFolder: string
  readonly timeZone: string
  /** Whether a text is approved by somebody other than who edited it last. */
  readonly secondPerson: boolean
  /** How many chats one agent may have at once. */
  readonly chatsPerAgent: number
  /** The city's own system for service requests; null: there are none. */
  readonly georeport: GeoreportAddress | null
  /** Whether residents may chat at a page of the server's own. */
  readonly chatPage: boolean
  /** Whom the server believes from which address a request came; null: nobody. */
  readonly trustedProxies: string | null
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

/** Reads the environment, once. Throws a `StartFailure` that names every variable that cannot be used. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  // `CUE311_PORT=` in a file of settings means "not set".
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new StartFailure(`The settings cannot be used. Correct ${faults.join('; ')}.`)
  }
  return {
    host: parsed.data.CUE311_HOST,
    port: parsed.data.CUE311_PORT,
    dataFolder: parsed.data.CUE311_DATA_DIR,
    databaseUrl: parsed.data.CUE311_DATABASE_URL,
    contentFolder: parsed.data.CUE311_CONTENT_DIR,
    timeZone: parsed.data.CUE311_TIME_ZONE,
    secondPerson: parsed.data.CUE311_SECOND_PERSON,
    chatsPerAgent: parsed.data.CUE311_CHATS_PER_AGENT,
    georeport: georeportOf(parsed.data),
    chatPage: parsed.data.CUE311_CHAT_PAGE,
    trustedProxies: parsed.data.CUE311_TRUSTED_PROXIES,
    logLevel: parsed.data.CUE311_LOG_LEVEL,
  }
}

function georeportOf(set: z.infer<typeof environmentSchema>): GeoreportAddress | null {
  if (set.CUE311_GEOREPORT_URL === null) return null
  return {
    url: set.CUE311_GEOREPORT_URL,
    key: set.CUE311_GEOREPORT_KEY,
    jurisdiction: set.CUE311_GEOREPORT_JURISDICTION,
    format: set.CUE311_GEOREPORT_FORMAT,
  }
}
