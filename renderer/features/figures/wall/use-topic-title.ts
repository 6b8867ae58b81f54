import { useTranslation } from 'react-i18next'
import type { Topic } from '../../../../shared/figures/wall.ts'

/** What a topic is called in the language of the interface, or in the other one. */
export function useTopicTitle(): (topic: Topic) => string {
  const { i18n } = useTranslation()
  return ({ answerId, title }) => (i18n.language === 'fr' ? (title.fr ?? title.en) : (title.en ?? title.fr)) ?? answerId
}
