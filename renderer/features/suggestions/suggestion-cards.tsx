import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useAppSelector } from '../../app/hooks.ts'
import { narrow } from '../../ui/narrow.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { selectOpenInteraction } from '../interaction/interaction-selectors.ts'
import { QuestionLine } from './question-line.tsx'
import { SuggestionCard } from './suggestion-card.tsx'
import { positions, selectAnnouncedTitle } from './suggestions-selectors.ts'

const useStyles = makeStyles({
  region: {
    flex: '1 1 0',
    minHeight: 0,
    [narrow]: { flex: '0 0 auto' },
    display: 'flex',
    flexDirection: 'column',
    position: 'relative',
  },
  beside: { flex: '0 0 auto' },
  slots: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'grid',
    gap: tokens.spacingVerticalM,
    gridTemplateRows: 'repeat(3, minmax(0, 190px))',
    [narrow]: { flex: '0 0 auto', gridTemplateRows: 'none', gridAutoRows: 'auto' },
  },
  compact: {
    flex: '0 0 auto',
    gridTemplateRows: '92px',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    [narrow]: { gridTemplateColumns: 'none', gridTemplateRows: 'none' },
  },
  // Close to the keys that stand below it between calls.
  idle: { placeContent: 'end center' },
  quiet: {
    flex: '1 1 0',
    display: 'grid',
    placeContent: 'center',
    textAlign: 'center',
    margin: 0,
    padding: tokens.spacingHorizontalXXL,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
})

/** Up to three cards, each keeping its place; while an answer is open, in a strip above it. */
export function SuggestionCards() {
  const { t } = useTranslation()
  const styles = useStyles()
  const slots = useAppSelector(({ suggestions }) => suggestions.slots)
  const compact = useAppSelector(({ answer }) => answer.open !== null)
  const announced = useAppSelector(selectAnnouncedTitle)
  const announcedQuestion = useAppSelector(({ suggestions }) => suggestions.announcedQuestion)
  const isOnCall = useAppSelector(selectOpenInteraction) !== null
  const isEmpty = slots.every((slot) => slot === null)
  return (
    <section className={mergeClasses(styles.region, compact && styles.beside)} aria-label={t('suggestions.title')}>
      <QuestionLine compact={compact} />
      {isEmpty && !compact && <QuietLine />}
      {(!isEmpty || (compact && isOnCall)) && (
        <div className={mergeClasses(styles.slots, compact && styles.compact)}>
          {positions.map((position) => {
            const slot = slots[position - 1]
            // An empty place stays empty, so that the others stay where they are.
            return slot ? (
              <SuggestionCard key={position} slot={slot} position={position} compact={compact} />
            ) : (
              <div key={position} />
            )
          })}
        </div>
      )}
      <VisuallyHidden announce>
        {announcedQuestion && t('suggestions.announcedQuestion', { question: announcedQuestion })}
      </VisuallyHidden>
      <VisuallyHidden announce>{announced && t('suggestions.announced', { title: announced })}</VisuallyHidden>
    </section>
  )
}

/** What is said where no card is: quietly, why. */
function QuietLine() {
  const { t } = useTranslation()
  const styles = useStyles()
  const open = useAppSelector(selectOpenInteraction)
  const failed = useAppSelector(({ suggestions }) => suggestions.failed)
  const hasRelease = useAppSelector(({ connection }) => connection.release.installed !== null)
  const hasWords = open !== null && (open.notes.trim() !== '' || open.conversation.length > 0)
  if (!hasRelease) return <p className={styles.quiet}>{t('suggestions.noRelease')}</p>
  if (!open) return <p className={mergeClasses(styles.quiet, styles.idle)}>{t('suggestions.idle')}</p>
  if (failed) return <p className={styles.quiet}>{t('suggestions.failed')}</p>
  return <p className={styles.quiet}>{hasWords ? t('suggestions.nothingFits') : t('suggestions.listening')}</p>
}
