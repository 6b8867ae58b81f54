import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '../../../shared/knowledge/suggestion.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { narrow } from '../../ui/narrow.ts'
import { OptionRow } from '../../ui/option-row.tsx'
import { openRow } from './search-commands.ts'
import { type RowGroup, selectRowGroups } from './search-selectors.ts'

const useStyles = makeStyles({
  list: {
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    padding: tokens.spacingVerticalXS,
    [narrow]: { flex: '0 0 auto', maxHeight: '60vh' },
  },
  group: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  spoken: {
    gridColumn: '1 / -1',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
  },
})

/** What was found, or what is usual; nothing where there is nothing. */
export function FoundRows({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const groups = useAppSelector(selectRowGroups)
  if (groups.length === 0) return null
  let before = 0
  return (
    <div role="listbox" id={id} tabIndex={-1} aria-label={t('search.results')} className={styles.list}>
      {groups.map((group) => {
        const first = before
        before += group.rows.length
        return <Group key={group.name ?? 'found'} group={group} listId={id} first={first} />
      })}
    </div>
  )
}

type GroupProps = { readonly group: RowGroup; readonly listId: string; readonly first: number }

function Group({ group: { name, rows }, listId, first }: GroupProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const nameId = useId()
  const options = rows.map((suggestion, index) => (
    <Row key={suggestion.answerId} suggestion={suggestion} listId={listId} row={first + index} />
  ))
  if (name === null) return options
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox has no element of its own
    <div role="group" aria-labelledby={nameId}>
      <span id={nameId} role="presentation" className={styles.group}>
        {t(`search.${name}`)}
      </span>
      {options}
    </div>
  )
}

type RowProps = { readonly suggestion: Suggestion; readonly listId: string; readonly row: number }

function Row({ suggestion: { title, spoken, service, language, marks }, listId, row }: RowProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const isReached = useAppSelector(({ search }) => search.row === row)
  return (
    <OptionRow
      listId={listId}
      row={row}
      isReached={isReached}
      className={styles.row}
      onChoose={() => dispatch(openRow(row))}
    >
      <span className={styles.title} lang={language}>
        <MarkedText text={title} marks={marks.title} />
      </span>
      <Badge appearance="tint" color={service === 'referral' ? 'warning' : 'informative'} size="medium">
        {t(`service.${service}`)}
      </Badge>
      <span className={styles.spoken} lang={language}>
        <MarkedText text={spoken} marks={marks.spoken} />
      </span>
    </OptionRow>
  )
}
