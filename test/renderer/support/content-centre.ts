import type { Clock } from '../../../shared/clock.ts'
import type {
  Candidate,
  GoldenSet,
  PublishedChange,
  Reached,
  ReleaseRecord,
} from '../../../shared/content/content-contract.ts'
import type { KeptQuestions, KeptText } from '../../../shared/content/content-here.ts'
import { publishedPageSize } from '../../../shared/content/content-here.ts'
import type { Doer, Draft, DraftSummary } from '../../../shared/content/draft.ts'
import { findGolden } from '../../../shared/content/golden.ts'
import type { TextCounts } from '../../../shared/content/text-counts.ts'
import { createTryText } from '../../../shared/content/try-text.ts'
import type { Request, RequestAnswer, RequestInput } from '../../../shared/ipc-contract.ts'
import { dayInCity, type Revision } from '../../../shared/knowledge/answer.ts'
import type { Edition } from '../../../shared/knowledge/knowledge.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import { failure, success } from '../../../shared/result.ts'

type ContentRequest = Extract<Request, `content:${string}`>
type Handlers = {
  [Name in ContentRequest]: (input: RequestInput<Name>) => RequestAnswer<Name> | Promise<RequestAnswer<Name>>
}

type World = {
  readonly clock: Clock
  readonly release: () => Release | null
  readonly edition: () => Edition | null
  /** Who asks. */
  readonly doer: () => Doer
}

export const noGolden = { asked: 0, foundBefore: 0, found: 0, lost: [] }

/** What main answers about content: the centre's drafts and releases, and this workstation's own part, in memory. */
export function contentCentre({ clock, release, edition, doer }: World) {
  const state = {
    drafts: new Map<string, Draft>(),
    kept: new Map<string, KeptText>(),
    secondPerson: false,
    reachable: true,
    /** Who else looks at any draft. */
    others: [] as Doer[],
    candidate: null as Candidate | null,
    /** What stops publishing, instead of what the candidate says. */
    publishAnswer: null as RequestAnswer<'content:publish'> | null,
    rollBackAnswer: null as RequestAnswer<'content:roll-back'> | null,
    /** What becomes of every draft that is begun, instead of a draft. */
    beginAnswer: null as RequestAnswer<'content:begin'> | null,
    moveAnswer: null as RequestAnswer<'content:move'> | null,
    releases: [] as ReleaseRecord[],
    changes: [] as PublishedChange[],
    reached: { release: null, desktops: [] } as Reached,
    golden: { version: 1, questions: [] } as GoldenSet,
    keptQuestions: null as KeptQuestions | null,
    /** Whether this workstation's disk refuses. */
    isDiskFull: false,
    history: [] as { revision: Revision; release: ReleaseRecord }[],
    counts: [] as TextCounts[],
    /** A save is answered when this is. */
    saving: Promise.resolve(),
    /** The list of drafts, and a draft, as they were when they were asked for, are answered when these are. */
    listing: Promise.resolve(),
    reading: Promise.resolve(),
  }
  const revisions = () => release()?.revisions ?? []
  const revisionOf = (id: string) => revisions().find(({ revisionId }) => revisionId === id) ?? null
  const tryText = createTryText({ clock, revisionOf })

  const change = (draftId: string, version: number, more: Partial<Draft>) => {
    const draft = state.drafts.get(draftId)
    if (!draft) return failure('not-found')
    if (draft.version !== version) return failure('changed-meanwhile')
    const next = { ...draft, ...more, version: version + 1, editedBy: doer(), editedAt: clock.now() }
    state.drafts.set(draftId, next)
    return success(summaryOf(next))
  }

  const publish = (purpose: ReleaseRecord['purpose'], note: string | null, draftIds: readonly string[]) => {
    const number = (state.releases[0]?.number ?? release()?.number ?? 0) + 1
    const record: ReleaseRecord = {
      number,
      hash: String(number).repeat(64).slice(0, 64),
      publishedAt: clock.now(),
      publishedBy: doer(),
      purpose,
      note,
      put: draftIds.length,
      withdrawn: 0,
    }
    state.releases = [record, ...state.releases]
    for (const draftId of draftIds) state.drafts.delete(draftId)
    return success(record)
  }

  const handlers: Handlers = {
    'content:drafts': async () => {
      const drafts = [...state.drafts.values()].map(summaryOf)
      await state.listing
      return success({ drafts, secondPerson: state.secondPerson })
    },
    'content:counts': () => success({ counts: state.counts }),
    'content:draft': async ({ draftId }) => {
      const draft = state.drafts.get(draftId)
      await state.reading
      return draft ? success(draft) : failure('not-found')
    },
    'content:begin': (asked) => {
      if (state.beginAnswer) return state.beginAnswer
      const known = state.drafts.get(asked.draftId)
      if (known) return success(known)
      const same = [...state.drafts.values()].find(
        ({ replaces, answerId, language }) =>
          replaces === asked.replaces && answerId === asked.answerId && language === asked.language,
      )
      if (same) return failure('exists', same.draftId)
      const draft = aDraft({ ...asked, createdBy: doer(), editedBy: doer(), editedAt: clock.now() })
      state.drafts.set(draft.draftId, draft)
      return success(draft)
    },
    'content:save': async ({ draftId, version, text }) => {
      const about = { title: text.title, state: 'in-work', approvedBy: null, publishAt: null } as const
      const saved = change(draftId, version, { text, ...about })
      await state.saving
      return saved
    },
    'content:move': ({ draftId, version, state: to, publishAt }) =>
      state.moveAnswer ??
      change(draftId, version, { state: to, publishAt, approvedBy: to === 'approved' ? doer() : null }),
    'content:discard': ({ draftId, version }) => {
      const changed = change(draftId, version, {})
      if (!changed.ok) return changed
      state.drafts.delete(draftId)
      return success({})
    },
    'content:look': () => success({ others: state.others }),
    'content:try': () => success(state.candidate ?? { changes: [], obstacles: [], golden: noGolden }),
    'content:publish': ({ draftIds, emergency, override }) =>
      state.publishAnswer ??
      publish(emergency ? 'emergency' : 'content', (emergency ?? override)?.reason ?? null, draftIds),
    'content:releases': () => success({ releases: state.releases }),
    'content:changes': () => success({ changes: state.changes }),
    'content:roll-back': ({ reason }) => state.rollBackAnswer ?? publish('roll-back', reason, []),
    'content:reached': () => success(state.reached),
    'content:history': ({ answerId, language }) =>
      success({
        revisions: state.history.filter(
          ({ revision }) => revision.answerId === answerId && revision.language === language,
        ),
      }),
    'content:golden': () => success(state.golden),
    'content:save-golden': ({ version, questions }) => {
      if (version !== state.golden.version) return failure('changed-meanwhile')
      state.golden = { version: version + 1, questions, savedBy: doer(), savedAt: clock.now() }
      return success({ version: version + 1 })
    },

    'content:published': ({ from }) => ({
      release: identityOf(release()),
      timeZone: release()?.timeZone ?? null,
      total: revisions().length,
      texts: revisions()
        .slice(from, from + publishedPageSize)
        .map(({ answerId, language, title, kind, service, owner, ...rest }) => ({
          answerId,
          language,
          title,
          kind,
          service,
          owner,
          reviewOn: rest.reviewOn,
          revisedOn: rest.revisedOn,
          effectiveFrom: rest.effectiveFrom,
          effectiveUntil: rest.effectiveUntil,
          revisionId: rest.revisionId,
        })),
    }),
    'content:text': ({ revisionId }) => {
      const revision = revisionOf(revisionId)
      return revision ? success(revision) : failure('not-in-release')
    },
    'content:try-text': (trial) => {
      const current = edition()
      return { tried: current ? tryText(current, trial) : [] }
    },
    'content:keep': (text) => {
      state.kept.set(text.draftId, text)
      return success({})
    },
    'content:kept': () => ({ texts: [...state.kept.values()] }),
    'content:find-golden': ({ questions }) => {
      const current = edition()
      const day = current ? dayInCity(clock.now(), current.timeZone) : ''
      return { found: current ? findGolden(current.shelves, questions, day) : questions.map(() => []) }
    },
    'content:keep-questions': (questions) => {
      if (state.isDiskFull) return failure('disk-full')
      state.keptQuestions = questions.changes.length > 0 ? questions : null
      return success({})
    },
    'content:kept-questions': () => state.keptQuestions,
    'content:let-go': ({ draftId }) => {
      state.kept.delete(draftId)
      return {}
    },
  }

  const here: readonly string[] = [
    'content:published',
    'content:text',
    'content:try-text',
    'content:keep',
    'content:kept',
    'content:let-go',
    'content:find-golden',
    'content:keep-questions',
    'content:kept-questions',
  ]
  /** Without the centre, what this workstation has answers still. */
  const reached = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (input: never) => (state.reachable || here.includes(name) ? handler(input) : failure('server-unreachable')),
    ]),
  ) as Handlers
  return { state, handlers: reached }
}

const identityOf = (release: Release | null) => release && { number: release.number, hash: release.hash }

const summaryOf = ({ text: _text, ...summary }: Draft): DraftSummary => summary

/** A draft as the centre has it after its first version. */
export function aDraft(
  draft: Pick<
    Draft,
    'draftId' | 'answerId' | 'language' | 'purpose' | 'replaces' | 'text' | 'createdBy' | 'editedBy' | 'editedAt'
  > &
    Partial<Draft>,
): Draft {
  return { title: draft.text.title, state: 'in-work', version: 1, approvedBy: null, publishAt: null, ...draft }
}
