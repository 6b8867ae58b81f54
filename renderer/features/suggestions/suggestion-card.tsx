import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { keepsFocus } from '../../ui/keeps-focus.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import type { Command } from '../key-map/key-bindings.ts'
import { useKeys } from '../key-map/use-keys.ts'
import type { Slot } from './slots.ts'
import { dismissSuggestion, markSuggestionUsed } from './suggestions-commands.ts'
import { Why } from './why.tsx'

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    minHeight: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
  used: { border: `1px solid ${tokens.colorBrandStroke1}` },
  use: {
    minWidth: '64px',
    height: '100%',
    borderRadius: 0,
    border: 'none',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground2,
    paddingInline: tokens.spacingHorizontalXS,
  },
  body: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    overflowY: 'auto',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
  },
  compactBody: { display: 'block', overflow: 'hidden' },
  top: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  title: {
    flex: '1 1 0',
    minWidth: 0,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  spoken: {
    margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXS}`,
    fontSize: '20px',
    lineHeight: '28px',
    color: tokens.colorNeutralForeground1,
  },
  compactSpoken: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
  },
  compactUse: { minWidth: '44px' },
})

type Props = { readonly slot: Slot; readonly position: 1 | 2 | 3; readonly compact: boolean }

/** One answer offered: the line to say first and large, above it what it is, below it why it is here. */
export function SuggestionCard({ slot, position, compact }: Props) {
  const styles = useStyles()
  const { suggestion } = slot
  const titleId = useId()
  const isUsed = useAppSelector(({ answer }) => answer.open?.answerId === suggestion.answerId)
  return (
    <article
      aria-labelledby={titleId}
      className={mergeClasses(styles.card, isUsed && styles.used)}
      data-answer={suggestion.answerId}
    >
      <UseButton slot={slot} position={position} compact={compact} />
      <div className={mergeClasses(styles.body, compact && styles.compactBody)}>
        <div className={styles.top}>
          <h3 id={titleId} className={styles.title} lang={suggestion.language}>
            <MarkedText text={suggestion.title} marks={suggestion.marks.title} />
          </h3>
          {!compact && <ServiceTag slot={slot} />}
          {!compact && <DismissButton slot={slot} position={position} />}
        </div>
        <p className={compact ? styles.compactSpoken : styles.spoken} lang={suggestion.language}>
          <MarkedText text={suggestion.spoken} marks={suggestion.marks.spoken} />
        </p>
        {!compact && <Why slot={slot} />}
      </div>
    </article>
  )
}

function UseButton({ slot: { suggestion }, position, compact }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const keys = useKeys(`use-${position}`)
  return (
    <Button
      {...keepsFocus}
      className={mergeClasses(styles.use, compact && styles.compactUse)}
      aria-label={t('suggestions.use', { title: suggestion.title })}
      aria-keyshortcuts={keys.aria}
      onClick={() => dispatch(markSuggestionUsed(position))}
    >
      {!compact && <span>{t('suggestions.useShort')}</span>}
      <KeyHint keys={compact ? keys.shown.slice(-1) : keys.shown} />
    </Button>
  )
}

function DismissButton({ slot: { suggestion }, position }: Pick<Props, 'slot' | 'position'>) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const command: Command = `dismiss-${position}`
  const keys = useKeys(command)
  return (
    <Button
      {...keepsFocus}
      size="small"
      appearance="subtle"
      icon={<DismissRegular />}
      aria-label={t('suggestions.dismiss', { title: suggestion.title })}
      aria-keyshortcuts={keys.aria}
      onClick={() => dispatch(dismissSuggestion(position))}
    />
  )
}

function ServiceTag({ slot: { suggestion } }: Pick<Props, 'slot'>) {
  const { t } = useTranslation()
  return (
    <Badge appearance="tint" color={suggestion.kind === 'referral' ? 'warning' : 'informative'} size="medium">
      {t(`service.${suggestion.service}`)}
    </Badge>
  )
}
