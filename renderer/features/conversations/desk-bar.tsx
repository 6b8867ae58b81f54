import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector, useNow } from '../../app/hooks.ts'
import { formatDuration } from '../../ui/duration.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useKeys } from '../key-map/use-keys.ts'
import { countWaiting } from '../presence/presence-slice.ts'
import { ConversationTabs } from './conversation-tabs.tsx'
import { takeNext } from './conversations-commands.ts'
import { selectTabs } from './desk-selectors.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  notice: { flex: '1 0 100%', fontSize: tokens.fontSizeBase200, color: tokens.colorStatusWarningForeground3 },
})

/** Above the call: the other conversations, who waits in the queues, and what came of the last key. Nothing if nothing. */
export function DeskBar() {
  const styles = useStyles()
  const hasTabs = useAppSelector(selectTabs).some(({ isInFront }) => !isInFront)
  const waits = useAppSelector(({ presence }) => countWaiting(presence.waiting)) > 0
  const hasNotice = useAppSelector(({ centre }) => centre.notice) !== null
  return (
    <>
      {(hasTabs || waits || hasNotice) && (
        <div className={styles.bar}>
          <ConversationTabs />
          {waits && <TakeNext />}
          <Notice />
        </div>
      )}
      <Announced />
    </>
  )
}

function TakeNext() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const waiting = useAppSelector(({ presence }) => presence.waiting)
  const keys = useKeys('take-next')
  const now = useNow(true, 1_000)
  const oldestAt = Math.min(...waiting.map((queue) => queue.oldestAt))
  const time = formatDuration(now - oldestAt)
  return (
    <KeyButton
      size="small"
      label={t('conversations.takeNext', { count: countWaiting(waiting), time })}
      keys={keys}
      onClick={() => dispatch(takeNext())}
    />
  )
}

function Notice() {
  const { t } = useTranslation()
  const styles = useStyles()
  const notice = useAppSelector(({ centre }) => centre.notice)
  if (!notice) return null
  return (
    <span role="status" className={styles.notice}>
      {t(`centreFault.${notice}`)}
    </span>
  )
}

function Announced() {
  const { t } = useTranslation()
  const news = useAppSelector(({ centre }) => centre.news)
  const words = news && t('conversations.news', { number: news.number, count: news.unread })
  return <VisuallyHidden announce>{words}</VisuallyHidden>
}
