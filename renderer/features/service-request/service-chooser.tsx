import { Input, MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { narrow } from '../../ui/narrow.ts'
import { OptionRow, optionId } from '../../ui/option-row.tsx'
import { useLocale } from '../../ui/use-locale.ts'
import { moveChoice, takeChoice } from './request-commands.ts'
import { type ChoiceRow, selectChoices } from './request-selectors.ts'
import { choiceTyped } from './request-slice.ts'

const useStyles = makeStyles({
  box: { margin: tokens.spacingHorizontalM },
  quiet: {
    margin: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  list: {
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    padding: tokens.spacingVerticalXS,
    [narrow]: { flex: '0 0 auto', maxHeight: '60vh' },
  },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: tokens.spacingHorizontalM },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  description: { gridColumn: '1 / -1' },
})

/** What the request is about, by typing; a number that is typed is looked up. The focus stays in the box. */
export function ServiceChooser() {
  const { t } = useTranslation()
  const styles = useStyles()
  const listId = useId()
  const isOnCall = useAppSelector(({ interaction }) => interaction.open !== null)
  const choices = useAppSelector(selectChoices)
  return (
    <>
      <ChooserBox listId={listId} />
      <ListState />
      {!isOnCall && <p className={styles.quiet}>{t('serviceRequest.betweenCalls')}</p>}
      {choices.length > 0 ? (
        <div role="listbox" id={listId} tabIndex={-1} aria-label={t('serviceRequest.choices')} className={styles.list}>
          {choices.map((choice, row) => (
            <ChoiceOption key={keyOf(choice)} choice={choice} listId={listId} row={row} />
          ))}
        </div>
      ) : (
        isOnCall && <p className={styles.quiet}>{t('serviceRequest.nothingFits')}</p>
      )}
    </>
  )
}

const keyOf = (choice: ChoiceRow) => (choice.kind === 'service' ? choice.service.serviceCode : 'look-up:')

function ChooserBox({ listId }: { readonly listId: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const box = useRef<HTMLInputElement>(null)
  const { typed, row } = useAppSelector(({ serviceRequest }) => serviceRequest)
  const hasRows = useAppSelector(selectChoices).length > 0
  useLayoutEffect(() => box.current?.focus(), [])
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => dispatch(moveChoice(1)),
    ArrowUp: () => dispatch(moveChoice(-1)),
    Enter: () => dispatch(takeChoice(row)),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = acts[event.key]
    if (!act || event.nativeEvent.isComposing || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    act()
  }
  return (
    <Input
      input={{ ref: box }}
      className={styles.box}
      role="combobox"
      aria-label={t('serviceRequest.choose')}
      aria-autocomplete="list"
      aria-expanded={hasRows}
      aria-controls={hasRows ? listId : undefined}
      aria-activedescendant={hasRows ? optionId(listId, row) : undefined}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      contentBefore={<SearchRegular />}
      placeholder={t('serviceRequest.choosePlaceholder')}
      value={typed}
      onChange={(_event, { value }) => dispatch(choiceTyped(value))}
      onKeyDown={onKeyDown}
    />
  )
}

/** That the list is old, or why there is none. */
function ListState() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { list, listFault } = useAppSelector(({ city }) => city)
  if (listFault && listFault !== 'off')
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t(`serviceRequest.fault.${listFault}`)}</MessageBarBody>
      </MessageBar>
    )
  if (!list?.stale) return null
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(list.askedAt)
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t('serviceRequest.stale', { time })}</MessageBarBody>
    </MessageBar>
  )
}

type OptionProps = { readonly choice: ChoiceRow; readonly listId: string; readonly row: number }

function ChoiceOption({ choice, listId, row }: OptionProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const isReached = useAppSelector(({ serviceRequest }) => serviceRequest.row === row)
  return (
    <OptionRow
      listId={listId}
      row={row}
      isReached={isReached}
      className={styles.row}
      onChoose={() => dispatch(takeChoice(row))}
    >
      {choice.kind === 'look-up' ? (
        <span className={styles.name}>{t('serviceRequest.lookUp', { number: choice.number })}</span>
      ) : (
        <>
          <span className={styles.name}>{choice.service.name}</span>
          <span className={styles.small}>{choice.service.group}</span>
          <span className={mergeClasses(styles.small, styles.description)}>{choice.service.description}</span>
        </>
      )}
    </OptionRow>
  )
}
