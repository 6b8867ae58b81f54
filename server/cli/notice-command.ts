import { noticeAsMarkdown } from '../../shared/fair/notice.ts'
import { languageSchema, languages } from '../../shared/knowledge/language.ts'
import { StartFailure } from '../start-failure.ts'
import type { PeopleCommand } from './people-command-parts.ts'

/** `people notice`: what is recorded about those who work here, as Markdown. */
export function readNotice({ language: said }: { readonly language?: string | undefined }): PeopleCommand {
  const language = languageSchema.safeParse(said)
  if (language.success) return async () => noticeAsMarkdown(language.data)
  throw new StartFailure(`Say in which language with --language: ${languages.join(' or ')}.`)
}
