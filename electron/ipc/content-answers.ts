import { contentRequests } from '../../shared/content/content-contract.ts'
import type { contentRequestsHere } from '../../shared/content/content-here.ts'
import type { RequestAnswer, RequestInput } from '../../shared/ipc-contract.ts'
import { failure, success } from '../../shared/result.ts'
import type { KnowledgeClient } from '../knowledge/knowledge-client.ts'
import { describeError, type Log } from '../log.ts'
import type { KeptTexts } from '../storage/kept-texts.ts'
import { storageFault } from '../storage/storage-fault.ts'
import type { CentreRequestInput } from '../sync/centre-requests.ts'
import type { CentreConnection } from '../sync/connection.ts'
import type { SessionKeeper } from '../sync/session-keeper.ts'
import type { RequestHandler } from './answer-request.ts'

export type ContentDeps = {
  readonly knowledge: Pick<KnowledgeClient, 'listTexts' | 'text' | 'tryText'>
  readonly keptTexts: KeptTexts
  readonly session: Pick<SessionKeeper, 'person'>
  readonly connection: Pick<CentreConnection, 'request'>
  readonly log: Log
}

type PassedOn = keyof typeof contentRequests
type Here = keyof typeof contentRequestsHere

/** A candidate is built, and every golden question asked, before these are answered. */
const slow: ReadonlySet<PassedOn> = new Set(['content:try', 'content:publish', 'content:roll-back'])
const slowLimitMs = 60_000

/** What the centre answers about content. */
export const passedOn = Object.keys(contentRequests) as PassedOn[]

/** Asks the centre what the window asked; that nobody is there is a reason like any other. */
export async function passOn<Name extends PassedOn>(
  { connection }: Pick<ContentDeps, 'connection'>,
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestAnswer<Name>> {
  const limit = slow.has(name) ? [slowLimitMs] : []
  // The same lines stand in both contracts; TypeScript cannot see that through the tables.
  const answer = await connection.request(name, input as CentreRequestInput<Name>, ...limit)
  const isUnreachable = !answer.ok && answer.reason === 'unreachable'
  return (isUnreachable ? failure('server-unreachable', answer.detail) : answer) as RequestAnswer<Name>
}

/** What this workstation answers by itself, with no centre. */
export function answersHere(deps: ContentDeps): { readonly [Name in Here]: RequestHandler<Name> } {
  const { knowledge, keptTexts, session, log } = deps
  const personId = () => session.person()?.personId ?? null
  return {
    'content:published': ({ from }) => knowledge.listTexts(from),
    'content:text': async ({ revisionId }) => {
      const revision = await knowledge.text(revisionId)
      return revision ? success(revision) : failure('not-in-release')
    },
    'content:try-text': async (trial) => ({ tried: await knowledge.tryText(trial) }),
    'content:keep': async (text) => {
      const keeper = personId()
      // Whose it would be nobody could say; the window has it still.
      if (!keeper) return failure('storage-failed', 'nobody is signed in')
      try {
        await keptTexts.keep(keeper, text)
        return success({})
      } catch (error) {
        const detail = describeError(error)
        log.error('not saved', { what: 'content draft', detail })
        return failure(storageFault(error), detail)
      }
    },
    'content:kept': async () => {
      const keeper = personId()
      return { texts: keeper ? await keptTexts.of(keeper) : [] }
    },
    'content:let-go': async ({ draftId }) => {
      const keeper = personId()
      if (keeper) await keptTexts.letGo(keeper, draftId)
      return {}
    },
  }
}
