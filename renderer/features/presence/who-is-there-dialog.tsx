import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Colleague, Waiting } from '../../../shared/conversation/presence.ts'
import { dialogClosed } from '../../app/events.ts'
import { useAppDispatch, useAppSelector, useNow } from '../../app/hooks.ts'
import { formatDuration } from '../../ui/duration.ts'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { readWhoIsThere } from './presence-commands.ts'

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  table: { width: '100%', borderCollapse: 'collapse', '& th': { textAlign: 'left', fontWeight: 'normal' } },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
})

/** How often it is read anew while somebody looks at it. */
const everyMs = 5_000

/** For supervisors: everybody who is there and since when in which state, and who waits. */
export function WhoIsThereDialog() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { colleagues, waiting, fault } = useAppSelector(({ presence }) => presence)
  useEffect(() => {
    void dispatch(readWhoIsThere())
    const timer = setInterval(() => void dispatch(readWhoIsThere()), everyMs)
    return () => clearInterval(timer)
  }, [dispatch])
  const close = () => dispatch(dialogClosed())
  return (
    <ModalDialog
      title={t('presence.whoIsThere')}
      onClose={close}
      actions={<Button onClick={close}>{t('presence.close')}</Button>}
    >
      {fault && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t(`centreFault.${fault}`)}</MessageBarBody>
        </MessageBar>
      )}
      <h3 className={styles.heading}>{t('presence.waitingTitle')}</h3>
      <WaitingTable waiting={waiting} />
      <h3 className={styles.heading}>{t('presence.colleagues')}</h3>
      {colleagues && <ColleagueTable colleagues={colleagues} />}
    </ModalDialog>
  )
}

function WaitingTable({ waiting }: { readonly waiting: readonly Waiting[] }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const now = useNow(waiting.length > 0, 1_000)
  if (waiting.length === 0) return <p className={styles.quiet}>{t('presence.nobodyWaits')}</p>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('presence.queue')}</th>
          <th scope="col">{t('presence.inQueue')}</th>
          <th scope="col">{t('presence.longest')}</th>
        </tr>
      </thead>
      <tbody>
        {waiting.map(({ queue, waiting: count, oldestAt }) => (
          <tr key={queue ?? ''}>
            <td className={styles.cell}>{queue ?? t('presence.noQueue')}</td>
            <td className={styles.cell}>{count}</td>
            <td className={styles.cell}>{formatDuration(now - oldestAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ColleagueTable({ colleagues }: { readonly colleagues: readonly Colleague[] }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const now = useNow(true, 1_000)
  if (colleagues.length === 0) return <p className={styles.quiet}>{t('presence.nobodyThere')}</p>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('presence.name')}</th>
          <th scope="col">{t('presence.title')}</th>
          <th scope="col">{t('presence.since')}</th>
          <th scope="col">{t('presence.contacts')}</th>
        </tr>
      </thead>
      <tbody>
        {colleagues.map(({ personId, displayName, state, since, calls, chats }) => (
          <tr key={personId}>
            <td className={styles.cell}>{displayName}</td>
            <td className={styles.cell}>{t(`presence.state.${state}`)}</td>
            <td className={styles.cell}>{formatDuration(now - since)}</td>
            <td className={styles.cell}>{t('presence.has', { calls, chats })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
