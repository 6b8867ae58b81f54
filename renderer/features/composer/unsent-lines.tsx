import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { keepsFocus } from '../../ui/keeps-focus.ts'
import { selectOpenInteraction } from '../interaction/interaction-selectors.ts'
import { sayAgain } from './composer-commands.ts'
import { type Line, lineTakenBack } from './composer-slice.ts'

const useStyles = makeStyles({
  line: {
    alignSelf: 'flex-end',
    maxWidth: '88%',
    width: 'fit-content',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    overflowWrap: 'anywhere',
  },
  failed: { border: `1px solid ${tokens.colorStatusDangerBorder2}` },
  text: { whiteSpace: 'pre-wrap', display: 'block' },
  state: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
})

/** What the agent has said and the centre has not told back: on its way, or not sent, with what can be done about it. */
export function UnsentLines() {
  const lines = useAppSelector(({ composer }) => composer.lines)
  return lines.map((line) => <UnsentLine key={line.utteranceId} line={line} />)
}

function UnsentLine({ line }: { readonly line: Line }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { state, text, language, reason } = line
  return (
    <div className={mergeClasses(styles.line, state === 'failed' && styles.failed)}>
      <span className={styles.text} dir="auto" lang={language ?? undefined}>
        {text}
      </span>
      <span className={styles.state}>
        {reason ? t('composer.notSent', { reason: t(`centreFault.${reason}`) }) : t(`composer.line.${state}`)}
      </span>
      {state === 'failed' && <Acts line={line} />}
    </div>
  )
}

function Acts({ line: { utteranceId } }: { readonly line: Line }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const interactionId = useAppSelector(selectOpenInteraction)?.interactionId
  return (
    <span className={styles.acts}>
      <Button {...keepsFocus} size="small" onClick={() => dispatch(sayAgain(utteranceId))}>
        {t('composer.again')}
      </Button>
      <Button
        {...keepsFocus}
        size="small"
        appearance="subtle"
        onClick={() => interactionId && dispatch(lineTakenBack({ interactionId, utteranceId }))}
      >
        {t('composer.takeBack')}
      </Button>
    </span>
  )
}
