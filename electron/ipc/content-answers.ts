import type { contentRequestsHere } from '../../shared/content/content-here.ts'
import { failure, success } from '../../shared/result.ts'
import type { KnowledgeClient } from '../knowledge/knowledge-client.ts'
import { describeError, type Log } from '../log.ts'
import type { KeptQuestionsStore } from '../storage/kept-questions.ts'
import type { KeptTexts } from '../storage/kept-texts.ts'
import { storageFault } from '../storage/storage-fault.ts'
import type { SessionKeeper } from '../sync/session-keeper.ts'
import type { RequestHandler } from './answer-request.ts'

export type ContentDeps = {
  readonly knowledge: Pick<KnowledgeClient, 'listTexts' | 'text' | 'tryText' | 'findGolden'>
  readonly keptTexts: KeptTexts
  readonly keptQuestions: KeptQuestionsStore
  readonly session: Pick<SessionKeeper, 'person'>
  readonly log: Log
}

type Here = keyof typeof contentRequestsHere

/** What this workstation answers by itself, with no centre. */
export function answersHere(deps: ContentDeps): { readonly [Name in Here]: RequestHandler<Name> } {
  const { knowledge, keptTexts, keptQuestions, session, log } = deps
  const personId = () => session.person()?.personId ?? null

  const keep = async (what: string, write: (keeper: string) => Promise<void>) => {
    const keeper = personId()
    // Whose it would be nobody could say; the window has it still.
    if (!keeper) return failure('storage-failed', 'nobody is signed in')
    try {
      await write(keeper)
      return success({})
    } catch (error) {
      const detail = describeError(error)
      log.error('not saved', { what, detail })
      return failure(storageFault(error), detail)
    }
  }

  return {
    'content:published': ({ from }) => knowledge.listTexts(from),
    'content:text': async ({ revisionId }) => {
      const revision = await knowledge.text(revisionId)
      return revision ? success(revision) : failure('not-in-release')
    },
    'content:try-text': async (trial) => ({ tried: await knowledge.tryText(trial) }),
    'content:keep': (text) => keep('content draft', (keeper) => keptTexts.keep(keeper, text)),
    'content:kept': async () => {
      const keeper = personId()
      return { texts: keeper ? await keptTexts.of(keeper) : [] }
    },
    'content:find-golden': async ({ questions }) => ({ found: await knowledge.findGolden(questions) }),
    'content:keep-questions': (questions) => keep('test questions', (keeper) => keptQuestions.keep(keeper, questions)),
    'content:kept-questions': async () => {
      const keeper = personId()
      return keeper ? keptQuestions.of(keeper) : null
    },
    'content:let-go': async ({ draftId }) => {
      const keeper = personId()
      if (keeper) await keptTexts.letGo(keeper, draftId)
      return {}
    },
  }
}
