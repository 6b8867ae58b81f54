import { Input, makeStyles, Radio, RadioGroup, tokens, useId } from '@fluentui/react-components'
import { type KeyboardEvent, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type FlagKind, flagKinds } from '../../../shared/flags/flag.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useKeyNames } from '../key-map/use-keys.ts'
import { findFlagNote } from './find-flag-note.ts'
import {
  type FlagPanel as Flagging,
  flagKindChosen,
  flagNoteTyped,
  flagQueryTyped,
  kindsFor,
} from './flag-panel-slice.ts'
import { leaveFlagPanel, moveFlagKind, sendFlag } from './flags-commands.ts'
import { queryLimit, selectToSend } from './flags-selectors.ts'

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  kinds: { flexWrap: 'wrap' },
  query: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

/** The longest note of a flag. */
const noteLimit = 500

/** What is not right with an answer, said in a few seconds while the call goes on. Nothing while nothing is flagged. */
export function FlagPanel() {
  const panel = useAppSelector(({ flagPanel }) => flagPanel.open)
  return panel ? <OpenFlagPanel panel={panel} /> : null
}

function OpenFlagPanel({ panel }: { readonly panel: Flagging }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const id = useId('flag')
  useLayoutEffect(() => findFlagNote()?.focus(), [])
  const title = panel.answer ? t('flags.title', { title: panel.answer.title }) : t('flags.titleMissing')
  return (
    <section
      className={styles.panel}
      aria-labelledby={id}
      onKeyDown={(event) => {
        // In after-call work the window would take it for the confirmation of the wrap-up.
        if (event.key !== 'Enter' || isOnButton(event)) return
        event.preventDefault()
        dispatch(sendFlag())
      }}
    >
      <h3 id={id} className={styles.title} lang={panel.answer?.language}>
        {title}
      </h3>
      <Kinds panel={panel} />
      {panel.kind === 'missing' && <Query query={panel.query} />}
      <Note panel={panel} />
      <Sent panel={panel} />
      <Buttons />
    </section>
  )
}

const isOnButton = ({ target }: KeyboardEvent) => target instanceof Element && target.closest('button') !== null

const isFlagKind = (value: string): value is FlagKind => (flagKinds as readonly string[]).includes(value)

function Kinds({ panel }: { readonly panel: Flagging }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const possible = kindsFor(panel.answer)
  return (
    <RadioGroup
      layout="horizontal"
      className={styles.kinds}
      aria-label={t('flags.kinds')}
      value={panel.kind}
      onChange={(_event, { value }) => isFlagKind(value) && dispatch(flagKindChosen(value))}
    >
      {flagKinds.map((kind) => (
        <Radio key={kind} value={kind} label={t(`flags.kind.${kind}`)} disabled={!possible.includes(kind)} />
      ))}
    </RadioGroup>
  )
}

/** Up and down choose the kind from any line of the panel. */
function useKindArrows(): (event: KeyboardEvent) => void {
  const dispatch = useAppDispatch()
  return (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    dispatch(moveFlagKind(event.key === 'ArrowDown' ? 1 : -1))
  }
}

/** What there is no answer for, as the call has it until the agent changes it. */
function Query({ query }: { readonly query: string }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  return (
    <Input
      aria-label={t('flags.query')}
      contentBefore={t('flags.queryLabel')}
      maxLength={queryLimit}
      value={query}
      onChange={(_event, { value }) => dispatch(flagQueryTyped(value))}
      onKeyDown={useKindArrows()}
    />
  )
}

/** What is masked is said before it is sent; what stands in the lines is sent as it stands. */
function Sent({ panel }: { readonly panel: Flagging }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { note, query } = useAppSelector(selectToSend)
  const isAsTyped = note === panel.note.trim() && (panel.kind !== 'missing' || (query ?? '') === panel.query.trim())
  return (
    <p className={styles.query} role="status">
      {!isAsTyped && t('flags.sentAs', { words: [query, note].filter(Boolean).join(' · ') })}
    </p>
  )
}

function Note({ panel }: { readonly panel: Flagging }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const hintId = useId('flag-hint')
  const onArrows = useKindArrows()
  return (
    <>
      <Input
        input={{ 'data-flag-note': '' } as object}
        aria-label={t('flags.note')}
        aria-describedby={hintId}
        placeholder={t('flags.notePlaceholder')}
        maxLength={noteLimit}
        value={panel.note}
        onChange={(_event, { value }) => dispatch(flagNoteTyped(value))}
        onKeyDown={onArrows}
      />
      <VisuallyHidden>
        <span id={hintId}>{t('flags.hint')}</span>
      </VisuallyHidden>
      <VisuallyHidden announce>{t(`flags.kind.${panel.kind}`)}</VisuallyHidden>
    </>
  )
}

function Buttons() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const nameKeys = useKeyNames()
  return (
    <div className={styles.buttons}>
      <KeyButton
        appearance="primary"
        size="small"
        label={t('flags.send')}
        keys={nameKeys(['Enter'])}
        onClick={() => dispatch(sendFlag())}
      />
      <KeyButton
        size="small"
        label={t('flags.leave')}
        keys={nameKeys(['Esc'])}
        onClick={() => dispatch(leaveFlagPanel())}
      />
      <span className={styles.hint}>{t('flags.choose')}</span>
    </div>
  )
}
