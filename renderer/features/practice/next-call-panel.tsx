import { Badge, Button, makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { CallRegular, ChatRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { PracticeTitle } from '../../../shared/practice/script.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { narrow } from '../../ui/narrow.ts'
import { startCall } from '../interaction/interaction-commands.ts'
import { type Mode, modeChosen } from './practice-slice.ts'

const useStyles = makeStyles({
  panel: {
    flex: '1 1 0',
    minHeight: 0,
    [narrow]: { flex: '0 0 auto' },
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  mode: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  modeLabel: { fontWeight: tokens.fontWeightSemibold },
  list: {
    flex: '1 1 0',
    minHeight: '120px',
    overflowY: 'auto',
    [narrow]: { flex: '0 0 auto', maxHeight: '220px' },
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: {
    width: '100%',
    justifyContent: 'flex-start',
    textAlign: 'left',
    gap: tokens.spacingHorizontalS,
    borderRadius: 0,
    fontWeight: tokens.fontWeightRegular,
  },
  next: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground1Selected },
  rowTitle: { flex: '1 1 0', minWidth: 0 },
  kind: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
})

/** Between calls: what F2 starts, and the practice calls to choose from. */
export function NextCallPanel() {
  const { t } = useTranslation()
  const styles = useStyles()
  const mode = useAppSelector(({ practice }) => practice.mode)
  return (
    <section className={styles.panel} aria-label={t('practice.title')}>
      <ModeChoice />
      {mode === 'practice' ? <PracticeList /> : <p className={styles.quiet}>{t('practice.callsHint')}</p>}
    </section>
  )
}

const isMode = (value: string): value is Mode => value === 'practice' || value === 'calls'

function ModeChoice() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const mode = useAppSelector(({ practice }) => practice.mode)
  return (
    <div className={styles.mode}>
      <span className={styles.modeLabel} aria-hidden="true">
        {t('practice.mode')}
      </span>
      <RadioGroup
        layout="horizontal"
        aria-label={t('practice.mode')}
        value={mode}
        onChange={(_event, { value }) => isMode(value) && dispatch(modeChosen(value))}
      >
        <Radio value="practice" label={t('practice.modePractice')} />
        <Radio value="calls" label={t('practice.modeCalls')} />
      </RadioGroup>
    </div>
  )
}

function PracticeList() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const titles = useAppSelector(({ practice }) => practice.titles)
  const next = useAppSelector(({ practice }) => practice.next)
  return (
    <>
      {titles.length === 0 ? (
        <p className={styles.quiet}>{t('practice.none')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('practice.list')}>
          {titles.map((script, index) => (
            <li key={script.scriptId}>
              <ScriptRow script={script} isNext={index === next} />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>{t('practice.notCounted')}</p>
      <div>
        <Button appearance="outline" onClick={() => dispatch(startCall(null))}>
          {t('practice.withoutScript')}
        </Button>
      </div>
    </>
  )
}

function ScriptRow({ script, isNext }: { readonly script: PracticeTitle; readonly isNext: boolean }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const language = useAppSelector(({ settings }) => settings.language)
  const title = script.title[language]
  return (
    <Button
      appearance="subtle"
      className={mergeClasses(styles.row, isNext && styles.next)}
      icon={script.channel === 'chat' ? <ChatRegular /> : <CallRegular />}
      aria-label={`${t('practice.start', { title })} (${t(`practiceKind.${script.kind}`)}, ${t(`channel.${script.channel}`)}, ${t(`language.${script.language}`)})`}
      onClick={() => dispatch(startCall(script))}
    >
      <span className={styles.rowTitle}>{title}</span>
      <span className={styles.kind}>{t(`practiceKind.${script.kind}`)}</span>
      <Badge appearance="outline" color="informative">
        {script.language.toUpperCase()}
      </Badge>
      {isNext && (
        <Badge appearance="tint" color="brand">
          {t('practice.next')}
        </Badge>
      )}
    </Button>
  )
}
