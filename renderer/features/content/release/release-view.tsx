import {
  Button,
  Checkbox,
  Field,
  Input,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../../../shared/content/content-contract.ts'
import type { DraftSummary } from '../../../../shared/content/draft.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { FailureBar } from '../failure-bar.tsx'
import { ObstacleList } from '../obstacle-list.tsx'
import { goToQuestion } from '../questions/questions-commands.ts'
import { selectTitles } from '../questions/questions-selectors.ts'
import { ScrollingView } from '../scrolling-view.tsx'
import { ChangeList } from './change-list.tsx'
import { ReachedPanel } from './reached-panel.tsx'
import { isChosen, publishChosen, selectCandidates, selectChosenIds } from './release-commands.ts'
import { draftTicked, emergencyChosen } from './release-slice.ts'

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
  drafts: { display: 'flex', flexDirection: 'column' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  reason: { flex: '1 1 260px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
})

/** The next release: what is chosen, what it changes, what stands in its way; then whom it has reached. */
export function ReleaseView() {
  const { t } = useTranslation()
  const { failure, refusal, candidate, published } = useAppSelector(({ release }) => release)
  const isEmpty = useAppSelector(selectChosenIds).length === 0
  return (
    <ScrollingView label={t('content.release')}>
      <FailureBar failure={refusal ?? failure} />
      {published && (
        <MessageBar intent="success">
          <MessageBarBody>{t('content.publish.done', { number: published.number })}</MessageBarBody>
        </MessageBar>
      )}
      <ReachedPanel />
      <ChosenDrafts />
      {!isEmpty && candidate === null && failure === null && (
        <Spinner size="tiny" label={t('content.publish.trying')} />
      )}
      {!isEmpty && candidate && <CandidateView candidate={candidate} />}
      {!isEmpty && <PublishBar candidate={candidate} />}
    </ScrollingView>
  )
}

function ChosenDrafts() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const drafts = useAppSelector(selectCandidates)
  const ticks = useAppSelector(({ release }) => release.ticks)
  const isEmergency = useAppSelector(({ release }) => release.isEmergency)
  return (
    <div>
      <h3 className={styles.heading}>{t('content.publish.drafts')}</h3>
      {drafts.length === 0 && <p className={styles.quiet}>{t('content.publish.noDrafts')}</p>}
      <div className={styles.drafts}>
        {drafts.map((draft) => (
          <DraftTick key={draft.draftId} draft={draft} isTicked={isChosen(draft, ticks)} />
        ))}
      </div>
      <Checkbox
        label={t('content.publish.emergency')}
        checked={isEmergency}
        onChange={(_event, { checked }) => dispatch(emergencyChosen(checked === true))}
      />
    </div>
  )
}

function DraftTick({ draft, isTicked }: { readonly draft: DraftSummary; readonly isTicked: boolean }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const timeZone = useAppSelector(({ content }) => content.timeZone)
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const { draftId, title, language, state, purpose, publishAt, editedBy } = draft
  const parts = [
    title || t('content.untitled'),
    t(`content.languageShort.${language}`),
    t(`content.state.${state}`),
    purpose === 'withdrawal' && t('content.withdrawal'),
    t('content.editedBy', { name: editedBy.displayName }),
    publishAt !== null && t('content.goesOut', { time: time.format(publishAt) }),
  ]
  return (
    <Checkbox
      label={parts.filter(Boolean).join(' · ')}
      checked={isTicked}
      onChange={(_event, { checked }) => dispatch(draftTicked({ draftId, isChosen: checked === true }))}
    />
  )
}

function CandidateView({ candidate: { changes, obstacles, golden } }: { readonly candidate: Candidate }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { asked, found, foundBefore, lost } = golden
  return (
    <>
      {obstacles.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('content.publish.obstacles')}
            <ObstacleList obstacles={obstacles} namesDrafts />
          </MessageBarBody>
        </MessageBar>
      )}
      <p className={styles.quiet}>{t('content.publish.golden', { asked, found, foundBefore })}</p>
      {lost.length > 0 && <LostQuestions lost={lost} />}
      <h3 className={styles.heading}>{t('content.publish.changes', { count: changes.length })}</h3>
      <ChangeList changes={changes} />
    </>
  )
}

/** What was found and would not be any more; each leads to its line among the test questions. */
function LostQuestions({ lost }: { readonly lost: Candidate['golden']['lost'] }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const titles = useAppSelector(selectTitles)
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t('content.publish.lost')}
        <ul className={styles.list}>
          {lost.map(({ text, language, answers }) => (
            <li key={`${language} ${text}`}>
              <Link as="button" lang={language} onClick={() => dispatch(goToQuestion({ text, language }))}>
                {text}
              </Link>{' '}
              ({answers.map((answerId) => titles(answerId, language) ?? answerId).join(', ')})
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  )
}

/** The shortest reason that is one. */
const leastReason = 3

function PublishBar({ candidate }: { readonly candidate: Candidate | null }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { isEmergency, isPublishing } = useAppSelector(({ release }) => release)
  const count = useAppSelector(selectChosenIds).length
  const [reason, setReason] = useState('')
  const isOverride = candidate !== null && candidate.golden.lost.length > 0
  const needsReason = isEmergency || isOverride
  const isFree = candidate !== null && (isEmergency || candidate.obstacles.length === 0)
  const isReady = isFree && !isPublishing && (!needsReason || reason.trim().length >= leastReason)
  return (
    <div className={styles.actions}>
      {needsReason && (
        <Field
          className={styles.reason}
          required
          label={t(isEmergency ? 'content.publish.emergencyReason' : 'content.publish.overrideReason')}
        >
          <Input value={reason} maxLength={1_000} onChange={(_event, { value }) => setReason(value)} />
        </Field>
      )}
      <Button
        appearance="primary"
        disabledFocusable={!isReady}
        onClick={() => {
          if (!isReady) return
          setReason('')
          void dispatch(publishChosen(needsReason ? reason : ''))
        }}
      >
        {t(isEmergency ? 'content.publish.nowEmergency' : 'content.publish.now', { count })}
      </Button>
    </div>
  )
}
