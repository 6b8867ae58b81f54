import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CallRegular, ChatRegular, PlugDisconnectedRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { cameToFront } from '../../app/events.ts'
import { useAppDispatch, useAppSelector, useNow } from '../../app/hooks.ts'
import { formatDuration } from '../../ui/duration.ts'
import { keepsFocus } from '../../ui/keeps-focus.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useKeys } from '../key-map/use-keys.ts'
import { goToConversation } from './conversations-commands.ts'
import { type ConversationTab, selectTabs } from './desk-selectors.ts'

const useStyles = makeStyles({
  tabs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXS, flex: '1 1 auto', minWidth: 0 },
  tab: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    maxWidth: '220px',
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '@media (forced-colors: active)': { border: '2px solid Highlight' },
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  time: { fontVariantNumeric: 'tabular-nums' },
  icon: { flexShrink: 0 },
})

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 }

/** The open conversations: one stop for Tab, arrows select. Hidden while there is one, and it is in front. */
export function ConversationTabs() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const tabs = useAppSelector(selectTabs)
  const list = useRef<HTMLDivElement>(null)
  const nextKeys = useKeys('next-conversation')
  if (tabs.every(({ isInFront }) => isInFront)) return null
  const onKeyDown = ({ key }: KeyboardEvent) => {
    const by = steps[key]
    if (!by) return
    dispatch(goToConversation(by))
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
  }
  const hasFront = tabs.some(({ isInFront }) => isInFront)
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={t('conversations.tabs')}
      aria-keyshortcuts={nextKeys.aria}
      className={styles.tabs}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab) => (
        <Tab key={tab.interactionId} tab={tab} isStop={tab.isInFront || (!hasFront && tab.number === 1)} />
      ))}
    </div>
  )
}

type TabProps = { readonly tab: ConversationTab; readonly isStop: boolean }

function Tab({ tab, isStop }: TabProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { interactionId, number, channel, name, isInFront, unread, residentConnected, phase } = tab
  return (
    <button
      type="button"
      role="tab"
      {...keepsFocus}
      aria-selected={isInFront}
      tabIndex={isStop ? 0 : -1}
      data-conversation={interactionId}
      className={mergeClasses(styles.tab, isInFront && styles.selected)}
      onClick={() => dispatch(cameToFront({ interactionId }))}
    >
      <span className={styles.icon} aria-hidden="true">
        {channel === 'chat' ? <ChatRegular /> : <CallRegular />}
      </span>
      <VisuallyHidden>{t(`channel.${channel}`)}</VisuallyHidden>
      <span className={styles.name} dir="auto">
        {`${number} ${name ?? t(`channel.${channel}`)}`}
      </span>
      {residentConnected === false && <Disconnected />}
      {phase !== 'talking' && <VisuallyHidden>{t(`phase.${phase}`)}</VisuallyHidden>}
      {unread > 0 && <Unread unread={unread} />}
      <Waits since={tab.waitsSince} />
    </button>
  )
}

function Disconnected() {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <>
      <PlugDisconnectedRegular className={styles.icon} aria-hidden="true" />
      <VisuallyHidden>{t('call.residentAway')}</VisuallyHidden>
    </>
  )
}

function Unread({ unread }: { readonly unread: number }) {
  const { t } = useTranslation()
  return (
    <>
      <Badge appearance="filled" color="brand" size="medium" aria-hidden="true">
        {unread}
      </Badge>
      <VisuallyHidden>{t('conversations.unread', { count: unread })}</VisuallyHidden>
    </>
  )
}

/** How long somebody has waited: a clock that runs and never blinks. */
function Waits({ since }: { readonly since: number | null }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const now = useNow(since !== null, 1_000)
  if (since === null) return null
  return (
    <span className={styles.time} title={t('conversations.waits')}>
      {formatDuration(now - since)}
    </span>
  )
}
