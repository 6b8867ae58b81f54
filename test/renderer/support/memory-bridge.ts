import type { ListedBanner, ShownBanners } from '../../../shared/banner/banner.ts'
import { anchoredClock, type Clock } from '../../../shared/clock.ts'
import type { Decision, ListedFlag, OwnFlag, SettledFlag } from '../../../shared/flags/flag.ts'
import type { GapReport } from '../../../shared/gaps/gap.ts'
import type { Draft } from '../../../shared/interaction/draft.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { byInteraction, summarize } from '../../../shared/interaction/interaction.ts'
import {
  type Event,
  type EventPayload,
  type PreloadBridge,
  type Request,
  type RequestAnswer,
  type RequestInput,
  requests,
} from '../../../shared/ipc-contract.ts'
import { noLessons } from '../../../shared/knowledge/engine/lessons.ts'
import type { Edition } from '../../../shared/knowledge/knowledge.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import { advanceShelves, noShelves } from '../../../shared/knowledge/shelves.ts'
import { createKnowledge } from '../../../shared/knowledge/suggest.ts'
import type { Suggestions, SuggestQuery } from '../../../shared/knowledge/suggestion.ts'
import type { RefusedEntry } from '../../../shared/outbox/entry.ts'
import type { Person } from '../../../shared/people/person.ts'
import type { PracticeTitle } from '../../../shared/practice/script.ts'
import { failure, success } from '../../../shared/result.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { Status } from '../../../shared/status.ts'
import { bannerHandlers } from './banner-handlers.ts'
import { contentCentre } from './content-centre.ts'
import { conversationDesk } from './conversation-desk.ts'
import { figureHandlers, noFigures } from './figure-handlers.ts'
import { flagHandlers } from './flag-handlers.ts'
import { heldCentre } from './held-centre.ts'
import { requestCentre } from './request-centre.ts'

export type Handlers = {
  [Name in Request]: (input: RequestInput<Name>) => RequestAnswer<Name> | Promise<RequestAnswer<Name>>
}

export type MemoryBridgeOptions = {
  readonly release?: Release | null
  readonly person?: Person | null
  readonly settings?: Partial<Settings>
  readonly status?: Partial<Status>
  readonly scripts?: readonly PracticeTitle[]
  readonly drafts?: readonly Draft[]
  readonly facts?: readonly Fact[]
  readonly desk?: Partial<ReturnType<typeof conversationDesk>['state']>
  readonly refused?: readonly RefusedEntry[]
  readonly clock?: Clock
  readonly ownFlags?: readonly OwnFlag[]
  readonly banners?: ShownBanners['banners']
  readonly listedFlags?: readonly ListedFlag[]
  /** The newest first. */
  readonly settledFlags?: readonly SettledFlag[]
  readonly gaps?: GapReport
  readonly figures?: Partial<typeof noFigures>
  readonly held?: Partial<ReturnType<typeof heldCentre>['state']>
  readonly listedBanners?: readonly ListedBanner[]
  /** Says before the window opens which service requests there are. */
  readonly prepareRequests?: (state: ReturnType<typeof requestCentre>['state']) => void
  /** What main suggests, instead of what the release has. */
  readonly suggest?: (query: SuggestQuery) => Suggestions
}

const wallClock = anchoredClock({ wallAt: Date.UTC(2026, 10, 23, 14, 0), monotonicMs: 0 }, () => performance.now())

/**
 * The main process in memory, behind the same bare bridge that the preload makes: the real knowledge, a log, a draft.
 * `calls` tells in order what was asked; `disk` says how saving goes; `announce` speaks as main does.
 */
export function memoryBridge(options: MemoryBridgeOptions = {}) {
  const { clock = wallClock, release = null, scripts = [] } = options
  let installed = release
  const texts = new Map(release?.revisions.map((revision) => [revision.revisionId, revision]))
  const knowledge = createKnowledge({ clock, revisionOf: (revisionId) => texts.get(revisionId) ?? null })
  if (release) knowledge.become(editionOf(release))
  const listeners = new Map<Event, Set<(payload: unknown) => void>>()
  const calls: { name: Request; input: unknown }[] = []
  const memory = {
    settings: {
      language: 'en',
      theme: 'light',
      serverUrl: 'https://311.example',
      cardsFrom: 'possible',
      hourCost: null,
      ...options.settings,
    } as Settings,
    person: options.person ?? null,
    drafts: [...(options.drafts ?? [])],
    facts: [...(options.facts ?? [])],
    refused: [...(options.refused ?? [])],
    ownFlags: [...(options.ownFlags ?? [])],
    banners: { banners: [...(options.banners ?? [])], acknowledged: [] } as ShownBanners,
    listedFlags: [...(options.listedFlags ?? [])],
    settledFlags: options.settledFlags ?? [],
    decisions: [] as Decision[],
    /** The centre settles once this is fulfilled. */
    settling: Promise.resolve(),
    gaps: options.gaps ?? null,
    ...noFigures,
    ...options.figures,
    listedBanners: [...(options.listedBanners ?? [])],
    /** Those that a banner, or a threshold, can be for. */
    queues: [] as string[],
    /** What the centre says to whoever wants something of it; null: it does it. */
    centreFault: null as 'server-unreachable' | null,
    clipboard: '',
    saved: [] as RequestInput<'table:save'>[],
    isFullScreen: false,
    disk: 'ok' as 'ok' | 'disk-full' | 'broken',
    signIn: null as RequestAnswer<'session:sign-in'> | null,
  }
  const content = contentCentre({
    clock,
    release: () => installed,
    edition: () => installed && editionOf(installed),
    doer: () => ({ personId: memory.person?.personId ?? '', displayName: memory.person?.displayName ?? '' }),
  })
  const requestsThere = requestCentre()
  const held = heldCentre(clock)
  Object.assign(held.state, options.held)
  options.prepareRequests?.(requestsThere.state)
  const identity = release && { number: release.number, hash: release.hash }
  const status: Status = {
    connection: { state: 'online' },
    release: {
      installed:
        release && identity ? { ...identity, answers: release.revisions.length, installedAt: clock.now() } : null,
      fault: null,
    },
    outbox: { pending: 0, refused: memory.refused.length },
    ...options.status,
  }
  const save = (write: () => void) => {
    if (memory.disk === 'broken') throw new Error('main is gone')
    if (memory.disk === 'disk-full') return failure('disk-full')
    write()
    return success({})
  }
  const announce = <Name extends Event>(name: Name, payload: EventPayload<Name>) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  }
  const desk = conversationDesk((presence) => announce('presence:changed', presence))
  Object.assign(desk.state, options.desk)
  const handlers: Handlers = {
    'settings:read': () => memory.settings,
    'settings:change': (change) => {
      memory.settings = { ...memory.settings, ...change } as Settings
      return memory.settings
    },
    'status:read': () => status,
    'clock:anchor': () => ({ wallAt: clock.now(), monotonicMs: 0 }),
    'session:current': () => memory.person,
    'session:sign-in': () => memory.signIn ?? failure('server-unreachable'),
    'session:sign-out': () => ({}),
    'suggestions:ask': (query) => (options.suggest ?? knowledge.suggest)(query),
    'suggestions:teach': ({ query, answerId, lesson }) => {
      knowledge.teach(query, answerId, lesson)
      return {}
    },
    'suggestions:forget-lessons': () => {
      knowledge.recall(noLessons)
      return {}
    },
    'answers:search': (search) => knowledge.search(search),
    'answer:open': ({ answerId, language }) => {
      const revision = knowledge.answer(answerId, language)
      return revision ? success(revision) : failure('not-in-release')
    },
    'fact:record': (fact) => save(() => memory.facts.push(fact)),
    'draft:save': (draft) =>
      save(() => {
        const others = memory.drafts.filter(({ interactionId }) => interactionId !== draft.interactionId)
        memory.drafts = [...others, draft]
      }),
    'draft:read': () => memory.drafts,
    'draft:discard': ({ interactionId }) => {
      memory.drafts = memory.drafts.filter((draft) => draft.interactionId !== interactionId)
      return {}
    },
    'my-day:read': () => ({
      interactions: [...byInteraction(memory.facts).values()].flatMap((facts) => summarize(facts) ?? []),
      complete: status.connection.state === 'online',
    }),
    'outbox:refused': () => memory.refused,
    'outbox:send-again': ({ sequences }) => {
      memory.refused = memory.refused.filter(({ sequence }) => !sequences.includes(sequence))
      return {}
    },
    'practice:list': () => [...scripts],
    'practice:play': ({ scriptId }) =>
      scripts.some((script) => script.scriptId === scriptId) ? success({}) : failure('no-such-script'),
    'practice:pause': () => ({}),
    'practice:stop': () => ({}),
    ...content.handlers,
    ...desk.handlers,
    ...requestsThere.handlers,
    'page:print': ({ name }) => success({ fileName: `${name}.pdf` }),
    'table:save': ({ table, format }) => {
      if (memory.disk !== 'ok') return failure('disk-full')
      memory.saved.push({ table, format })
      return success({ fileName: `${table.name}.${format}` })
    },
    ...flagHandlers(memory, clock),
    ...figureHandlers(memory),
    ...bannerHandlers(memory, clock, save, (banners) => announce('banners:changed', banners)),
    ...held.handlers,
    'held:save': () => {
      if (memory.disk !== 'ok') return failure('disk-full')
      if (held.state.fault) return failure(held.state.fault)
      return success({ fileName: 'cue311-held.json', count: held.state.interactions.length })
    },
    'clipboard:write': ({ text }) => {
      memory.clipboard = text
      return {}
    },
    'link:open': ({ url }) => (url.startsWith('https://') ? success({}) : failure('not-allowed')),
    'window:full-screen': ({ on }) => {
      memory.isFullScreen = on
      return {}
    },
    'gaps:list': () => (memory.gaps ? success(memory.gaps) : failure('server-unreachable')),
  }
  const preload: PreloadBridge = {
    async request(name, input) {
      calls.push({ name, input })
      const handler: (input: never) => unknown = handlers[name]
      return handler(requests[name].input.parse(input) as never)
    },
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set()
      listeners.set(name, heard.add(listener))
      return () => heard.delete(listener)
    },
  }
  return {
    preload,
    memory,
    calls,
    content: content.state,
    desk: desk.state,
    held: held.state,
    /** What there is of service requests; none until its `services` are given. */
    serviceRequests: requestsThere.state,
    installRelease: (next: Release) => {
      installed = next
      for (const revision of next.revisions) texts.set(revision.revisionId, revision)
      knowledge.become(editionOf(next))
    },
    lessons: () => knowledge.lessons(),
    announce,
    listening: () => [...listeners.values()].reduce((count, heard) => count + heard.size, 0),
  }
}

const editionOf = (release: Release): Edition => ({
  release,
  timeZone: release.timeZone,
  useCounts: release.useCounts,
  shelves: advanceShelves(noShelves, release.revisions),
})
