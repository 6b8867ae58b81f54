import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { searchOpened } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { keepsFocus } from '../../ui/keeps-focus.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { narrow } from '../../ui/narrow.ts'
import { useKeys } from '../key-map/use-keys.ts'
import { markSuggestionUsed } from './suggestions-commands.ts'
import { type Position, selectQuestion } from './suggestions-selectors.ts'

const useStyles = makeStyles({
  // Its room is kept while nothing needs asking: the cards below it stay where they are.
  line: {
    flexShrink: 0,
    height: '76px',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gridTemplateRows: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalM,
    [narrow]: { height: 'auto', minHeight: '60px', marginBottom: tokens.spacingVerticalS },
  },
  compactLine: {
    height: '32px',
    gridTemplateColumns: 'minmax(0, auto) minmax(0, 1fr) auto',
    gridTemplateRows: '32px',
    alignItems: 'center',
    [narrow]: { minHeight: '32px', gridTemplateColumns: 'minmax(0, 1fr) auto', gridTemplateRows: 'auto' },
  },
  group: { display: 'contents' },
  question: {
    gridColumn: '1',
    gridRow: '1',
    alignSelf: 'end',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
    [narrow]: { display: 'block', alignSelf: 'start' },
  },
  compactQuestion: {
    alignSelf: 'center',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    display: 'block',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
    [narrow]: { whiteSpace: 'normal' },
  },
  choices: {
    gridColumn: '1 / -1',
    gridRow: '2',
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    [narrow]: { flexWrap: 'wrap' },
  },
  compactChoices: { gridColumn: '2', gridRow: '1', [narrow]: { gridColumn: '1 / -1', gridRow: '2' } },
  choice: { minWidth: 0, maxWidth: '100%', gap: tokens.spacingHorizontalSNudge },
  label: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', [narrow]: { whiteSpace: 'normal' } },
  search: { gridColumn: '-2 / -1', gridRow: '1', justifySelf: 'end', alignSelf: 'start' },
  compactSearch: { alignSelf: 'center' },
})

type Props = { readonly compact: boolean }

/** Above the cards: the one thing to ask when the best answers differ in it, and the way to all other answers. */
export function QuestionLine({ compact }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const keys = useKeys('search')
  return (
    <div className={mergeClasses(styles.line, compact && styles.compactLine)}>
      <Question compact={compact} />
      <div className={mergeClasses(styles.search, compact && styles.compactSearch)}>
        <KeyButton
          appearance="subtle"
          size="small"
          icon={<SearchRegular />}
          label={t('search.open')}
          keys={keys}
          onClick={() => dispatch(searchOpened())}
        />
      </div>
    </div>
  )
}

function Question({ compact }: Props) {
  const styles = useStyles()
  const id = useId()
  const asked = useAppSelector(selectQuestion)
  if (!asked) return null
  const { question, language, choices } = asked
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and cannot be laid out as this is
    <div role="group" aria-labelledby={id} className={styles.group}>
      <p
        id={id}
        className={mergeClasses(styles.question, compact && styles.compactQuestion)}
        lang={language}
        title={question}
      >
        {question}
      </p>
      <div className={mergeClasses(styles.choices, compact && styles.compactChoices)}>
        {choices.map(({ position, label, title }) => (
          <ChoiceButton
            key={position}
            position={position}
            label={label}
            title={title}
            language={language}
            compact={compact}
          />
        ))}
      </div>
    </div>
  )
}

type ChoiceProps = Props & {
  readonly position: Position
  readonly label: string
  readonly title: string
  readonly language: string
}

/** What the resident may answer. Its key is that of its card, so there is no other to learn. */
function ChoiceButton({ position, label, title, language, compact }: ChoiceProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const keys = useKeys(`use-${position}`)
  return (
    <Button
      {...keepsFocus}
      className={styles.choice}
      size="small"
      appearance="outline"
      title={title}
      aria-label={t('suggestions.choice', { label, title })}
      aria-keyshortcuts={keys.aria}
      onClick={() => dispatch(markSuggestionUsed(position))}
    >
      <span className={styles.label} lang={language}>
        {label}
      </span>
      <KeyHint keys={compact ? keys.shown.slice(-1) : keys.shown} />
    </Button>
  )
}
