import { parseArgs } from 'node:util'
import { StartFailure } from '../start-failure.ts'

const usage = `Usage:
  replay FILE… --key KEY --secret SECRET --agents NAMES [--url URL] [--queue QUEUE] [--speed N] [--seed N] [--interim] [--loop]
FILE is a practice script (JSON) or dialogues, one a line (JSONL, plain or gzip).
--key and --secret are those of a source ("sources add --kind generic").
--agents are sign-in names: maya,theo or agent-1..50; each is in one conversation after the other.`

export type ReplayOptions = {
  readonly files: readonly string[]
  readonly url: string
  readonly keyId: string
  readonly secret: string
  readonly agents: readonly string[]
  readonly queue: string | null
  readonly speed: number
  readonly seed: number
  readonly interim: boolean
  readonly loop: boolean
}

const mostAgents = 20_000
const fastest = 1_000

/** Reads the command line. Throws a `StartFailure` with a sentence when something is wrong. */
export function readReplayOptions(args: readonly string[]): ReplayOptions {
  const { values, positionals } = parse(args)
  if (positionals.length === 0) throw new StartFailure(`Say which conversations to play.\n${usage}`)
  return {
    files: positionals,
    url: readUrl(values.url),
    keyId: needed(values.key, '--key'),
    secret: needed(values.secret, '--secret'),
    agents: readAgents(needed(values.agents, '--agents')),
    queue: values.queue ?? null,
    speed: readNumber('--speed', values.speed, { least: 0.1, most: fastest }),
    seed: readNumber('--seed', values.seed, { least: 0, most: 0xffff_ffff }),
    interim: values.interim,
    loop: values.loop,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:3311' },
        key: { type: 'string' },
        secret: { type: 'string' },
        agents: { type: 'string' },
        queue: { type: 'string' },
        speed: { type: 'string', default: '1' },
        seed: { type: 'string', default: '311' },
        interim: { type: 'boolean', default: false },
        loop: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    // An option that it does not know, or without its value.
    if (error instanceof TypeError) throw new StartFailure(`${error.message}\n${usage}`)
    throw error
  }
}

function needed(value: string | undefined, option: string): string {
  if (value) return value
  throw new StartFailure(`${option} is missing.\n${usage}`)
}

function readUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '')
  throw new StartFailure(`${url} is no address of a server, such as http://127.0.0.1:3311.`)
}

function readNumber(option: string, given: string, { least, most }: { least: number; most: number }): number {
  const value = Number(given)
  if (given.trim() !== '' && value >= least && value <= most) return value
  throw new StartFailure(`${option} is a number from ${least} to ${most}.`)
}

/** `maya,theo`, or `agent-1..50` for agent-1, agent-2, … */
function readAgents(given: string): string[] {
  const names = given.split(',').flatMap((part) => rangeOf(part.trim()))
  if (names.length > 0 && names.length <= mostAgents) return [...new Set(names)]
  throw new StartFailure(`--agents names 1 to ${mostAgents} people.`)
}

function rangeOf(part: string): string[] {
  const [, prefix = '', first, last] = /^(.*?)(\d+)\.\.(\d+)$/.exec(part) ?? []
  if (first === undefined) return part === '' ? [] : [part]
  const count = Math.min(Number(last) - Number(first) + 1, mostAgents + 1)
  return Array.from({ length: Math.max(0, count) }, (_, place) => `${prefix}${Number(first) + place}`)
}
