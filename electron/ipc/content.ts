import { answersHere, type ContentDeps } from './content-answers.ts'
import { type Handle, undoAll } from './handle.ts'

export function registerContentHandlers(handle: Handle, deps: ContentDeps) {
  const here = answersHere(deps)
  return undoAll(
    handle('content:published', here['content:published']),
    handle('content:text', here['content:text']),
    handle('content:try-text', here['content:try-text']),
    handle('content:keep', here['content:keep']),
    handle('content:kept', here['content:kept']),
    handle('content:let-go', here['content:let-go']),
    handle('content:find-golden', here['content:find-golden']),
    handle('content:keep-questions', here['content:keep-questions']),
    handle('content:kept-questions', here['content:kept-questions']),
  )
}
