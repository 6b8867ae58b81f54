import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Revision } from '../../shared/knowledge/answer.ts'
import { AnswerText } from '../features/answer/answer-panel.tsx'
import { SuggestionCard } from '../features/suggestions/suggestion-card.tsx'

const useStyles = makeStyles({
  preview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  answer: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
})

/**
 * An answer exactly as an agent sees it, card and text, drawn by the very components of the call. Nothing in it can be
 * pressed: its keys and buttons belong to a call.
 */
export function AnswerPreview({ revision }: { readonly revision: Revision }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { answerId, revisionId, language, title, spoken, kind, service, revisedOn } = revision
  const suggestion = {
    ...{ answerId, revisionId, language, title, spoken, kind, service, revisedOn },
    confidence: 1,
    matches: [],
    saidTurnsAgo: 0,
    usedBefore: false,
    section: null,
    marks: { title: [], spoken: [] },
  }
  return (
    <section className={styles.preview} aria-label={t('content.preview')}>
      <h3 className={styles.heading}>{t('content.preview')}</h3>
      <div inert className={styles.preview}>
        <SuggestionCard slot={{ suggestion, shownAt: 0, updatedAt: null }} position={1} compact={false} />
        <div className={styles.answer}>
          <AnswerText revision={revision} section={null} />
        </div>
      </div>
    </section>
  )
}
