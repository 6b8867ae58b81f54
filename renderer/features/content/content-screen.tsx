import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { Revision } from '../../../shared/knowledge/answer.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { narrow } from '../../ui/narrow.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { useKeys } from '../key-map/use-keys.ts'
import { ContentList } from './content-list.tsx'
import { sectionChosen } from './content-slice.ts'
import { EarlierView } from './earlier/earlier-view.tsx'
import { EditorView } from './editor/editor-view.tsx'
import { openKept, openNew } from './editor/open-commands.ts'
import { FailureBar } from './failure-bar.tsx'
import { selectUnsaved } from './questions/questions-selectors.ts'
import { QuestionsView } from './questions/questions-view.tsx'
import { HistoryView } from './release/history-view.tsx'
import { ReleaseView } from './release/release-view.tsx'

const useStyles = makeStyles({
  screen: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    '& > .fui-MessageBar': { flexShrink: 0 },
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    [narrow]: {
      flex: '1 0 auto',
      boxSizing: 'border-box',
      maxWidth: '100vw',
      paddingInline: tokens.spacingHorizontalS,
    },
  },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  new: { marginLeft: 'auto' },
  section: { flex: '1 1 0', minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: '1 0 auto' } },
  covered: { display: 'none' },
})

/** The card and the answer as an agent sees them, drawn by whoever knows the agent's screen. */
export type Preview = ComponentType<{ readonly revision: Revision }>

/** The content team's screens: all texts, one answer in both languages, the next release and those before it. */
export function ContentScreen({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const keys = useKeys('new-answer')
  const section = useAppSelector(({ content }) => content.section)
  const failure = useAppSelector(({ content }) => content.failure)
  const isEditing = useAppSelector(({ editor }) => editor.open !== null)
  const isReading = useAppSelector(({ earlier }) => earlier.open !== null)
  const unsaved = useAppSelector(selectUnsaved).count
  const isListed = section === 'answers' && !isEditing && !isReading
  return (
    <section className={styles.screen} aria-label={t('content.title')}>
      <div className={styles.top}>
        <h2 className={styles.title}>{t('content.title')}</h2>
        <Tabs
          label={t('content.sections')}
          tabs={[
            { value: 'answers', label: t('content.answers') },
            {
              value: 'questions',
              label: unsaved > 0 ? t('content.questions.tabUnsaved', { count: unsaved }) : t('content.questions.title'),
            },
            { value: 'release', label: t('content.release') },
            { value: 'history', label: t('content.history') },
          ]}
          selected={section}
          onSelect={(chosen) => dispatch(sectionChosen(chosen))}
        />
        <span className={styles.new}>
          <KeyButton
            icon={<AddRegular />}
            label={t('content.new')}
            keys={keys}
            onClick={() => void dispatch(openNew())}
          />
        </span>
      </div>
      <FailureBar failure={failure} />
      {isListed && <KeptTexts />}
      {/* Kept under the editor: the list is where it was when somebody comes back. */}
      <div className={mergeClasses(styles.section, !isListed && styles.covered)}>
        <ContentList />
      </div>
      {section === 'answers' && isEditing && !isReading && <EditorView preview={preview} />}
      {section === 'answers' && isReading && <EarlierView />}
      {section === 'questions' && <QuestionsView />}
      {section === 'release' && <ReleaseView />}
      {section === 'history' && <HistoryView />}
    </section>
  )
}

/** What was typed on this workstation and never reached the centre, until somebody opens it. */
function KeptTexts() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const kept = useAppSelector(({ content }) => content.kept)
  return kept.map((text) => (
    <MessageBar key={text.draftId} intent="warning" layout="multiline">
      <MessageBarBody>
        {t('content.kept', { title: text.text.title || text.answerId, language: t(`language.${text.language}`) })}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => void dispatch(openKept(text))}>
          {t('content.openKept')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  ))
}
