import { Button, Input, makeStyles, Select, tokens } from '@fluentui/react-components'
import { DismissRegular, SearchRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { serviceSchema, services } from '../../../shared/knowledge/answer.ts'
import { searchClosed } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { keepsFocus } from '../../ui/keeps-focus.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { narrow } from '../../ui/narrow.ts'
import { optionId } from '../../ui/option-row.tsx'
import { useReturningFocus } from '../../ui/use-returning-focus.ts'
import { useKeys } from '../key-map/use-keys.ts'
import { FoundRows } from './found-rows.tsx'
import { moveRow, openRow, recordFoundNothing, switchSearchLanguage } from './search-commands.ts'
import { SearchFooter } from './search-footer.tsx'
import { searchLimit, selectRows, selectSearchLanguage } from './search-selectors.ts'
import { searchServiceChosen, searchTyped } from './search-slice.ts'

const useStyles = makeStyles({
  panel: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow4,
    [narrow]: { flex: '0 0 auto' },
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  box: { flex: '1 1 180px', minWidth: 0 },
})

/**
 * All answers, at every keystroke, where the cards are: beside the conversation and the notes, never over them. Escape
 * gives the focus back to where it was.
 */
export function SearchPanel() {
  const isOpen = useAppSelector(({ search }) => search.isOpen)
  return isOpen ? <OpenSearch /> : null
}

function OpenSearch() {
  const { t } = useTranslation()
  const styles = useStyles()
  const listId = useId()
  return (
    <section className={styles.panel} aria-label={t('search.title')}>
      <div className={styles.top}>
        <SearchBox listId={listId} />
        <ServiceFilter />
        <LanguageToggle />
        <CloseButton />
      </div>
      <FoundRows id={listId} />
      <SearchFooter />
    </section>
  )
}

/** The box of a combobox: the focus stays in it, the arrows move through the rows below. */
function SearchBox({ listId }: { readonly listId: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const box = useRef<HTMLInputElement>(null)
  const text = useAppSelector(({ search }) => search.text)
  const row = useAppSelector(({ search }) => search.row)
  const hasRows = useAppSelector(selectRows).length > 0
  // In this order: where the focus was is known only before it is taken.
  useReturningFocus()
  useLayoutEffect(() => box.current?.focus(), [])
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => dispatch(moveRow(1)),
    ArrowUp: () => dispatch(moveRow(-1)),
    Enter: () => dispatch(row === null ? recordFoundNothing() : openRow(row)),
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
      aria-label={t('search.title')}
      aria-autocomplete="list"
      aria-expanded={hasRows}
      aria-controls={hasRows ? listId : undefined}
      aria-activedescendant={hasRows && row !== null ? optionId(listId, row) : undefined}
      data-search
      autoComplete="off"
      spellCheck={false}
      maxLength={searchLimit}
      contentBefore={<SearchRegular />}
      placeholder={t('search.placeholder')}
      value={text}
      onChange={(_event, { value }) => dispatch(searchTyped(value))}
      onKeyDown={onKeyDown}
    />
  )
}

function ServiceFilter() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const service = useAppSelector(({ search }) => search.service)
  return (
    <Select
      aria-label={t('search.service')}
      value={service ?? ''}
      onChange={(_event, { value }) => dispatch(searchServiceChosen(value === '' ? null : serviceSchema.parse(value)))}
    >
      <option value="">{t('search.allServices')}</option>
      {services.map((one) => (
        <option key={one} value={one}>
          {t(`service.${one}`)}
        </option>
      ))}
    </Select>
  )
}

function LanguageToggle() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const language = useAppSelector(selectSearchLanguage)
  const keys = useKeys('switch-language')
  return (
    <KeyButton
      appearance="subtle"
      label={t('search.language', { language: t(`language.${language}`) })}
      keys={keys}
      onClick={() => dispatch(switchSearchLanguage())}
    />
  )
}

function CloseButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const keys = useKeys('close-answer')
  return (
    <Button
      {...keepsFocus}
      appearance="subtle"
      icon={<DismissRegular />}
      aria-label={t('search.close')}
      aria-keyshortcuts={keys.aria}
      onClick={() => dispatch(searchClosed())}
    />
  )
}
