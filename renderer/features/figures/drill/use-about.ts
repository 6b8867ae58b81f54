import { useTranslation } from 'react-i18next'
import type { LineFact, ListedInteraction } from '../../../../shared/figures/drill.ts'

/** What an answer is called in the language of the window, or in the other one. */
export function useTitle(): (answer: NonNullable<LineFact['answer']>) => string {
  const { i18n } = useTranslation()
  return ({ answerId, title: { en, fr } }) => (i18n.language === 'fr' ? (fr ?? en) : (en ?? fr)) ?? answerId
}

/** What is said of an interaction: how it came, and what became of it with whom. */
export function useAbout({ channel, queue, language, topic, outcome, agent, team, handleMs }: ListedInteraction) {
  const { t } = useTranslation()
  const titleOf = useTitle()
  const somebody = team === null ? t('drill.somebody') : t('drill.somebodyOf', { team })
  return {
    first: [t(`channel.${channel}`), queue, language && t(`language.${language}`)].filter(Boolean),
    second:
      handleMs === null
        ? [t('drill.nobody')]
        : [
            topic ? titleOf(topic) : t('wrapUp.noTopic'),
            outcome && t(`disposition.${outcome}`),
            agent === null ? somebody : team === null ? agent : `${agent} (${team})`,
          ].filter(Boolean),
  }
}
