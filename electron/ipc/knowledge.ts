import { failure, success } from '../../shared/result.ts'
import type { KnowledgeClient } from '../knowledge/knowledge-client.ts'
import { type Handle, undoAll } from './handle.ts'

export function registerKnowledgeHandlers(handle: Handle, { knowledge }: { readonly knowledge: KnowledgeClient }) {
  return undoAll(
    handle('suggestions:ask', (query) => knowledge.suggest(query)),
    handle('suggestions:teach', (teaching) => {
      knowledge.teach(teaching)
      return {}
    }),
    handle('suggestions:forget-lessons', async () => {
      await knowledge.forgetLessons()
      return {}
    }),
    handle('answers:search', (search) => knowledge.search(search)),
    handle('answer:open', async ({ answerId, language }) => {
      const revision = await knowledge.answer(answerId, language)
      return revision ? success(revision) : failure('not-in-release')
    }),
  )
}
