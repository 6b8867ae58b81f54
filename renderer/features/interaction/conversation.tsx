import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppSelector } from '../../app/hooks.ts'
import { narrow } from '../../ui/narrow.ts'
import { scrollsByKeyboard } from '../../ui/scrolls-by-keyboard.ts'
import { useScrollsToEnd } from '../../ui/use-scrolls-to-end.ts'
import { selectOpenInteraction, selectResidentLanguage } from './interaction-selectors.ts'

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
  speaker: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
})

/** What was said so far. Follows the newest line unless the agent has scrolled up. */
export function Conversation() {
  const { t } = useTranslation()
  const styles = useStyles()
  const open = useAppSelector(selectOpenInteraction)
  const language = useAppSelector(selectResidentLanguage)
  const log = useRef<HTMLDivElement>(null)
  const conversation = open?.conversation ?? []
  const onScroll = useScrollsToEnd(log, conversation.length)
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
      {conversation.map(({ speaker, text, heardAt }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: utterances are only ever added at the end
        <p key={`${heardAt}-${index}`} className={mergeClasses(styles.utterance, speaker === 'agent' && styles.agent)}>
          {conversation[index - 1]?.speaker !== speaker && (
            <span className={styles.speaker}>{t(`call.${speaker}`)}</span>
          )}
          <span lang={language}>{text}</span>
        </p>
      ))}
      {open?.residentFinished && <p className={styles.quiet}>{t('call.residentFinished')}</p>}
    </div>
  )
}
