import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '../../../shared/knowledge/suggestion.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { narrow } from '../../ui/narrow.ts'
import { OptionRow } from '../../ui/option-row.tsx'
import { insertSlashRow } from './composer-commands.ts'
import { selectSlashRows } from './composer-selectors.ts'

const useStyles = makeStyles({
  list: {
    position: 'absolute',
    bottom: '100%',
    insetInline: tokens.spacingHorizontalL,
    zIndex: 1,
    maxHeight: '260px',
    overflowY: 'auto',
    padding: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow16,
    [narrow]: { position: 'static', maxHeight: '160px' },
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  spoken: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
})

/** The answers for the words behind a slash. The focus stays in the text. */
export function SlashRows({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const rows = useAppSelector(selectSlashRows)
  if (rows.length === 0) return null
  return (
    <div role="listbox" id={id} tabIndex={-1} aria-label={t('search.results')} className={styles.list}>
      {rows.map((suggestion, row) => (
        <Row key={suggestion.answerId} suggestion={suggestion} listId={id} row={row} />
      ))}
    </div>
  )
}

type RowProps = { readonly suggestion: Suggestion; readonly listId: string; readonly row: number }

function Row({ suggestion: { title, spoken, language, marks }, listId, row }: RowProps) {
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const isReached = useAppSelector(({ composer }) => composer.found?.row === row)
  return (
    <OptionRow
      listId={listId}
      row={row}
      isReached={isReached}
      onChoose={() => void dispatch(insertSlashRow(row, 'spoken'))}
    >
      <span className={styles.title} lang={language}>
        <MarkedText text={title} marks={marks.title} />
      </span>
      <span className={styles.spoken} lang={language}>
        <MarkedText text={spoken} marks={marks.spoken} />
      </span>
    </OptionRow>
  )
}
