import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/knowledge/language.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { narrow } from '../../ui/narrow.ts'
import { scrollsByKeyboard } from '../../ui/scrolls-by-keyboard.ts'
import { useScrollsToEnd } from '../../ui/use-scrolls-to-end.ts'
import { selectOpenInteraction, selectResidentLanguage } from './interaction-selectors.ts'
import { type Heard, isLive } from './utterances.ts'

const useStyles = makeStyles({
  log: {
    flex: '1 1 0',
    minHeight: '96px',
    overflowY: 'auto',
    [narrow]: { flex: '0 0 auto', maxHeight: '220px' },
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    outlineOffset: '-2px',
  },
  utterance: {
    maxWidth: '88%',
    width: 'fit-content',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    margin: 0,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  agent: { alignSelf: 'flex-end', backgroundColor: tokens.colorBrandBackground2 },
  // Lighter, and in forced colours too where there is no lighter.
  live: { backgroundColor: 'transparent', border: `1px dashed ${tokens.colorNeutralStroke1}` },
  liveText: { color: tokens.colorNeutralForeground2 },
  text: { whiteSpace: 'pre-wrap' },
  small: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
})

type Props = {
  /** What is on its way behind the last word. */
  readonly children?: ReactNode
  /** How much that is, so that the list follows it. */
  readonly more?: number
}

/** What was said so far. Follows the newest line unless the agent has scrolled up. */
export function Conversation({ children, more = 0 }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const open = useAppSelector(selectOpenInteraction)
  const language = useAppSelector(selectResidentLanguage)
  const log = useRef<HTMLDivElement>(null)
  const conversation = open?.conversation ?? []
  const size = conversation.reduce((sum, { text }) => sum + text.length + 1, more)
  const onScroll = useScrollsToEnd(log, size)
  return (
    <div
      ref={log}
      role="log"
      aria-label={t('call.conversation')}
      {...scrollsByKeyboard}
      className={styles.log}
      onScroll={onScroll}
    >
      {conversation.length === 0 && <p className={styles.quiet}>{t('call.nothingHeard')}</p>}
      {conversation.map((heard, index) => (
        <Utterance
          key={heard.utteranceId ?? `${heard.heardAt}-${index}`}
          heard={heard}
          isFirst={conversation[index - 1]?.speaker !== heard.speaker}
          language={language}
        />
      ))}
      {children}
      {open?.residentFinished && <p className={styles.quiet}>{t('call.residentFinished')}</p>}
    </div>
  )
}

type UtteranceProps = { readonly heard: Heard; readonly isFirst: boolean; readonly language: Language }

function Utterance({ heard, isFirst, language }: UtteranceProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { speaker, text } = heard
  const isHalf = heard.interim === true
  return (
    <p
      className={mergeClasses(styles.utterance, speaker === 'agent' && styles.agent, isHalf && styles.live)}
      // A sentence that grows is read aloud once: when it is whole.
      aria-live={isLive(heard) ? 'off' : undefined}
      data-live={isLive(heard) ? '' : undefined}
    >
      {isFirst && <span className={styles.small}>{t(`call.${speaker}`)}</span>}
      <span
        className={mergeClasses(styles.text, isHalf && styles.liveText)}
        dir="auto"
        lang={heard.language ?? language}
      >
        {text}
      </span>
      {heard.unfinished && <span className={styles.small}>{t('call.unfinished')}</span>}
    </p>
  )
}

const useStateStyles = makeStyles({
  line: {
    minHeight: '20px',
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
  },
})

/** For chats, below what was said: whether the resident is typing or cannot be reached. Its room is always kept. */
export function ResidentState() {
  const { t } = useTranslation()
  const styles = useStateStyles()
  const open = useAppSelector(selectOpenInteraction)
  if (open?.centre?.channel !== 'chat') return null
  const isAway = open.centre.residentConnected === false
  return (
    <p className={styles.line}>
      {isAway && t('call.residentAway')}
      {!isAway && open.residentTyping && t('call.residentTyping')}
    </p>
  )
}
