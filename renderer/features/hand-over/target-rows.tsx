import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { OptionRow } from '../../ui/option-row.tsx'
import { selectTargetRows, type TargetRow } from './hand-over-selectors.ts'
import { targetReached } from './hand-over-slice.ts'

const useStyles = makeStyles({
  list: {
    maxHeight: '140px',
    overflowY: 'auto',
    marginTop: tokens.spacingVerticalXS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  state: { color: tokens.colorNeutralForeground2 },
  quiet: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
})

/** Colleagues, then queues, as filtered. */
export function TargetRows({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const rows = useAppSelector(selectTargetRows)
  const isRead = useAppSelector(({ handOver }) => handOver.targets !== null)
  if (rows.length === 0) return isRead ? <p className={styles.quiet}>{t('handOver.nobody')}</p> : null
  return (
    <div role="listbox" id={id} tabIndex={-1} aria-label={t('handOver.to')} className={styles.list}>
      {rows.map((target, row) => (
        <Row key={target.key} target={target} id={id} row={row} />
      ))}
    </div>
  )
}

type RowProps = { readonly target: TargetRow; readonly id: string; readonly row: number }

function Row({ target: { key, name, state }, id, row }: RowProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const isReached = useAppSelector(({ handOver }) => handOver.reached === key)
  return (
    <OptionRow
      listId={id}
      row={row}
      isReached={isReached}
      className={styles.row}
      onChoose={() => dispatch(targetReached(key))}
    >
      <span>{name}</span>
      <span className={styles.state}>{state ? t(`presence.state.${state}`) : t('handOver.queue')}</span>
    </OptionRow>
  )
}
