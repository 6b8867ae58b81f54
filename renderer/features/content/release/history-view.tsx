import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ReleaseRecord } from '../../../../shared/content/content-contract.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { AskTwice } from '../../../ui/ask-twice.tsx'
import { ReleaseLine } from '../differences/release-line.tsx'
import { FailureBar } from '../failure-bar.tsx'
import { ScrollingView } from '../scrolling-view.tsx'
import { ChangeList } from './change-list.tsx'
import { ReachedPanel } from './reached-panel.tsx'
import { openRelease, rollBack } from './release-commands.ts'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  release: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Every release, newest first: who, why, what; and the way back to it. */
export function HistoryView() {
  const { t } = useTranslation()
  const styles = useStyles()
  const { releases, failure, refusal } = useAppSelector(({ release }) => release)
  return (
    <ScrollingView label={t('content.history')}>
      <FailureBar failure={refusal ?? failure} />
      <ReachedPanel />
      {releases.length === 0 && <p className={styles.quiet}>{t('content.releases.none')}</p>}
      <ul className={styles.list}>
        {releases.map((release, place) => (
          <li key={release.number} className={styles.release}>
            <Release release={release} isCurrent={place === 0} />
          </li>
        ))}
      </ul>
    </ScrollingView>
  )
}

type Props = { readonly release: ReleaseRecord; readonly isCurrent: boolean }

function Release({ release, isCurrent }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const isOpen = useAppSelector((state) => state.release.opened?.number === release.number)
  const { number, put, withdrawn } = release
  return (
    <>
      <ReleaseLine release={release} isCurrent={isCurrent}>
        <span>{t('content.releases.counts', { put, withdrawn })}</span>
      </ReleaseLine>
      <div className={styles.line}>
        <Button size="small" aria-expanded={isOpen} onClick={() => void dispatch(openRelease(number))}>
          {t('content.releases.changes', { number })}
        </Button>
        {!isCurrent && (
          <AskTwice
            label={t('content.releases.rollBack', { number })}
            question={t('content.releases.rollBackQuestion', { number })}
            reason={t('content.releases.rollBackReason')}
            yes={t('content.releases.rollBackNow')}
            no={t('content.act.no')}
            onYes={(reason) => void dispatch(rollBack(number, reason))}
          />
        )}
      </div>
      {isOpen && <Changes />}
    </>
  )
}

function Changes() {
  const { t } = useTranslation()
  const changes = useAppSelector(({ release }) => release.opened?.changes)
  if (!changes) return <Spinner size="tiny" label={t('content.reading')} />
  return <ChangeList changes={changes} />
}
