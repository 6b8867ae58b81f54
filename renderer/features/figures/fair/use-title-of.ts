import { useTranslation } from 'react-i18next'
import { type Title, titleIn } from '../../../../shared/fair/contest.ts'

/** What an answer is called in the language of the window, or in the other one; its id where nobody knows. */
export function useTitleOf(): (answerId: string, title: Title | undefined) => string {
  const { i18n } = useTranslation()
  const language = i18n.language === 'fr' ? 'fr' : 'en'
  return (answerId, title) => titleIn(title, language) ?? answerId
}
