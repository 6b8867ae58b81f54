import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CallEndRegular, CallRegular, ChatRegular, PauseRegular, PlayRegular } from '@fluentui/react-icons'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { handleTime } from '../../../shared/interaction/handle-time.ts'
import { useAppDispatch, useAppSelector, useNow } from '../../app/hooks.ts'
import { formatDuration } from '../../ui/duration.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { narrow } from '../../ui/narrow.ts'
import { takeNext } from '../conversations/conversations-commands.ts'
import { openHandOver } from '../hand-over/hand-over-commands.ts'
import { useKeys } from '../key-map/use-keys.ts'
import { endCall, holdOrResume, startNextCall, switchResidentLanguage } from './interaction-commands.ts'
import {
  selectFacts,
  selectOffered,
  selectOpenInteraction,
  selectPhase,
  selectResidentLanguage,
} from './interaction-selectors.ts'

const useStyles = makeStyles({
  header: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { paddingBlock: tokens.spacingVerticalXS, rowGap: tokens.spacingVerticalXS },
  },
  state: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, margin: 0 },
  phase: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, margin: 0, outlineStyle: 'none' },
  dot: { width: '10px', height: '10px', borderRadius: '50%', forcedColorAdjust: 'none', flexShrink: 0 },
  ready: { backgroundColor: tokens.colorNeutralForeground3 },
  talking: { backgroundColor: tokens.colorStatusSuccessForeground1 },
  holding: { backgroundColor: tokens.colorStatusWarningForeground3 },
  after: { backgroundColor: tokens.colorBrandForeground1 },
  where: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  timer: {
    fontSize: '34px',
    lineHeight: '38px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    [narrow]: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
  times: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    margin: 0,
    alignItems: 'center',
  },
  time: { display: 'flex', gap: tokens.spacingHorizontalXS, '& dt, & dd': { margin: 0 } },
  answerThere: { gridColumn: '1 / -1', margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

/** What state the agent is in, for how long, and what can be done about it. */
export function CallHeader() {
  const styles = useStyles()
  return (
    <div className={styles.header}>
      <CallState />
      <CallTimer />
      <CallButtons />
    </div>
  )
}

const dotOf = {
  ready: 'ready',
  waiting: 'talking',
  talking: 'talking',
  holding: 'holding',
  'after-call': 'after',
  done: 'ready',
} as const

function CallState() {
  const { t } = useTranslation()
  const styles = useStyles()
  const phase = useAppSelector(selectPhase)
  const offered = useAppSelector(selectOffered)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusBetweenCalls(heading, phase === 'ready')
  return (
    <div className={styles.state}>
      <span className={mergeClasses(styles.dot, styles[dotOf[phase]])} />
      <h2 ref={heading} tabIndex={-1} className={styles.phase} data-call-state>
        {phase === 'waiting' && offered ? t(`call.offered.${offered.channel}`) : t(`phase.${phase}`)}
      </h2>
      {offered && (
        <Badge
          appearance="tint"
          color="informative"
          icon={offered.channel === 'chat' ? <ChatRegular /> : <CallRegular />}
        >
          {t(`channel.${offered.channel}`)}
        </Badge>
      )}
      <Where />
      {offered?.practice && (
        <Badge appearance="outline" color="informative">
          {t('call.practice')}
        </Badge>
      )}
    </div>
  )
}

/** Whom it is with, and the queue that it came from, as far as the centre says. */
function Where() {
  const styles = useStyles()
  const centre = useAppSelector(selectOpenInteraction)?.centre
  const words = [centre?.resident, centre?.queue].filter((word) => typeof word === 'string')
  if (words.length === 0) return null
  return (
    <span className={styles.where} dir="auto">
      {words.join(' · ')}
    </span>
  )
}

/**
 * Between calls the note box is gone, and the focus with it. It goes to the word that says so, where a screen reader
 * reads it and a second Enter does nothing; never away from something that has it.
 */
function useFocusBetweenCalls(heading: RefObject<HTMLElement | null>, isReady: boolean) {
  useLayoutEffect(() => {
    if (isReady && document.activeElement === document.body) heading.current?.focus()
  }, [heading, isReady])
}

function CallTimer() {
  const { t } = useTranslation()
  const styles = useStyles()
  const facts = useAppSelector(selectFacts)
  const phase = useAppSelector(selectPhase)
  const offeredAt = useAppSelector(selectOffered)?.at
  const now = useNow(phase !== 'ready')
  if (phase === 'ready') return null
  const times = handleTime(facts, now)
  const big = {
    talking: times.talkMs,
    holding: times.holdMs,
    'after-call': times.afterCallMs,
    waiting: now - (offeredAt ?? now),
    done: 0,
  }[phase]
  const small = [
    ['talk', times.talkMs],
    ['hold', times.holdMs],
    ['afterCall', times.afterCallMs],
  ] as const
  return (
    <div>
      <div className={styles.timer} role="timer" aria-label={t('call.timeInPhase')}>
        {formatDuration(big)}
      </div>
      <dl className={styles.times}>
        {small.map(([name, durationMs]) => (
          <div key={name} className={styles.time}>
            <dt>{t(`call.${name}`)}</dt>
            <dd>{formatDuration(durationMs)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function CallButtons() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const phase = useAppSelector(selectPhase)
  const startKeys = useKeys('start-call')
  const holdKeys = useKeys('hold-or-resume')
  const endKeys = useKeys('end-call')
  const handOverKeys = useKeys('hand-over')
  const centre = useAppSelector(selectOpenInteraction)?.centre
  if (phase === 'after-call') return null
  if (phase === 'ready') {
    return (
      <div className={styles.buttons}>
        <KeyButton
          appearance="primary"
          size="large"
          icon={<CallRegular />}
          label={t('call.start')}
          keys={startKeys}
          onClick={() => dispatch(startNextCall())}
        />
      </div>
    )
  }
  if (phase === 'waiting') return <OfferButtons />
  const onHold = phase === 'holding'
  const isChat = centre?.channel === 'chat'
  return (
    <div className={styles.buttons}>
      {!isChat && (
        <KeyButton
          appearance={onHold ? 'primary' : 'secondary'}
          icon={onHold ? <PlayRegular /> : <PauseRegular />}
          label={onHold ? t('call.resumeButton') : t('call.holdButton')}
          keys={holdKeys}
          onClick={() => dispatch(holdOrResume())}
        />
      )}
      <KeyButton
        icon={<CallEndRegular />}
        label={isChat ? t('call.endChat') : t('call.end')}
        keys={endKeys}
        onClick={() => dispatch(endCall())}
      />
      <LanguageButton />
      {centre && (
        <KeyButton
          appearance="subtle"
          label={t('handOver.open')}
          keys={handOverKeys}
          onClick={() => void dispatch(openHandOver())}
        />
      )}
    </div>
  )
}

/** A chat is taken here; a call is answered where it rings. */
function OfferButtons() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const keys = useKeys('take-next')
  const offered = useAppSelector(selectOffered)
  if (offered?.channel !== 'chat') return <p className={styles.answerThere}>{t('call.answerThere')}</p>
  return (
    <div className={styles.buttons}>
      <KeyButton
        appearance="primary"
        label={t('conversations.accept')}
        keys={keys}
        onClick={() => dispatch(takeNext())}
      />
    </div>
  )
}

function LanguageButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const language = useAppSelector(selectResidentLanguage)
  const keys = useKeys('switch-language')
  return (
    <KeyButton
      appearance="subtle"
      label={t('call.residentLanguage', { language: t(`language.${language}`) })}
      keys={keys}
      onClick={() => dispatch(switchResidentLanguage())}
    />
  )
}
