import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { AnswerPanel } from '../features/answer/answer-panel.tsx'
import { Composer } from '../features/composer/composer.tsx'
import { UnsentLines } from '../features/composer/unsent-lines.tsx'
import { DeskBar } from '../features/conversations/desk-bar.tsx'
import { FlagPanel } from '../features/flags/flag-panel.tsx'
import { HandOverNote } from '../features/hand-over/hand-over-note.tsx'
import { CallHeader } from '../features/interaction/call-header.tsx'
import { Conversation, ResidentState } from '../features/interaction/conversation.tsx'
import { selectIsComposerShown, selectPhase } from '../features/interaction/interaction-selectors.ts'
import { NoteBox } from '../features/interaction/note-box.tsx'
import { NextCallPanel } from '../features/practice/next-call-panel.tsx'
import { SearchPanel } from '../features/search/search-panel.tsx'
import { RequestPanel } from '../features/service-request/request-panel.tsx'
import { SuggestionCards } from '../features/suggestions/suggestion-cards.tsx'
import { WrapUpConfirm, WrapUpForm } from '../features/wrap-up/wrap-up-form.tsx'
import { narrow } from '../ui/narrow.ts'
import { FirstKeys } from './first-keys.tsx'
import { useAppSelector } from './hooks.ts'

const useStyles = makeStyles({
  columns: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 42fr) minmax(0, 58fr)',
    // One column: what is typed and what helps first, what was said below it.
    [narrow]: {
      flex: '1 0 auto',
      display: 'flex',
      flexDirection: 'column',
      backgroundColor: tokens.colorNeutralBackground1,
      '& [role="log"]': { order: 2 },
    },
  },
  call: {
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { display: 'contents' },
  },
  help: {
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    [narrow]: { minHeight: 'auto', order: 1, paddingBlock: tokens.spacingVerticalXS },
  },
  answers: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    [narrow]: { flex: '0 0 auto' },
  },
  covered: { display: 'none' },
})

/** The call on the left, what helps on the right. */
export function CallView() {
  const { t } = useTranslation()
  const styles = useStyles()
  const phase = useAppSelector(selectPhase)
  const isSearching = useAppSelector(({ search }) => search.isOpen)
  const isWriting = useAppSelector(selectIsComposerShown)
  const interactionId = useAppSelector(({ interaction }) => interaction.open?.interactionId)
  const isRequesting = useAppSelector(({ serviceRequest }) => serviceRequest.isOpen)
  const isReading = useAppSelector(({ answer }) => answer.open !== null)
  return (
    <div className={styles.columns}>
      <section className={styles.call} aria-label={t('call.panel')}>
        <DeskBar />
        <CallHeader />
        {phase === 'ready' && <NextCallPanel />}
        {phase !== 'ready' && <Said />}
        {phase === 'after-call' && <WrapUpForm />}
        <FlagPanel />
        {isWriting && <Composer key={interactionId} />}
        <NoteBox />
        {phase === 'after-call' && <WrapUpConfirm />}
      </section>
      <div className={styles.help}>
        <SearchPanel />
        {/* Kept while the search is over it: what was being read is there again, at the same line. */}
        <div className={mergeClasses(styles.answers, (isSearching || !isRequesting) && styles.covered)}>
          <RequestPanel />
        </div>
        <div className={mergeClasses(styles.answers, (isSearching || isRequesting) && styles.covered)}>
          <SuggestionCards />
          {phase === 'ready' && !isReading && <FirstKeys />}
          <AnswerPanel />
        </div>
      </div>
    </div>
  )
}

/** What was said, and around it what the agent must know of it. */
function Said() {
  const interactionId = useAppSelector(({ interaction }) => interaction.open?.interactionId)
  const unsent = useAppSelector(({ composer }) => composer.lines.length)
  return (
    <>
      <HandOverNote />
      <Conversation key={interactionId} more={unsent}>
        <UnsentLines />
      </Conversation>
      <ResidentState />
    </>
  )
}
