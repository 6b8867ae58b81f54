import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Threshold } from '../../../../shared/figures/threshold.ts'
import { boundsOf, type ThresholdRow, thresholdOf } from './threshold-rows.ts'

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    minHeight: '36px',
    listStyleType: 'none',
  },
  what: { flex: '1 1 200px' },
  limit: { flex: '0 0 230px' },
  // A text box has a width of its own, which would be another in each row.
  input: { width: '100%', '& input': { width: '4em' } },
  side: { whiteSpace: 'nowrap' },
  // There in each row, so that the limits stand below each other.
  remove: { flex: '0 0 32px' },
})

type Props = {
  readonly row: ThresholdRow
  readonly onChange: (row: ThresholdRow) => void
  readonly onRemove: () => void
}

/** Whether a threshold is on, and its limit. One for a single queue can be taken away altogether. */
export function ThresholdField({ row, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { threshold, limit } = row
  const what = useWatched()(threshold)
  const wrong = thresholdOf(row) === null ? t('thresholds.bounds', boundsOf(row)) : null
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <Checkbox
          label={what}
          checked={threshold.on}
          onChange={(_event, { checked }) => onChange({ ...row, threshold: { ...threshold, on: checked === true } })}
        />
      </span>
      {limit !== null && threshold.kind !== 'rising' && (
        <Field className={styles.limit} {...(wrong === null ? {} : { validationMessage: wrong })}>
          <Input
            className={styles.input}
            inputMode="numeric"
            aria-label={t('thresholds.limit', { what })}
            contentBefore={<span className={styles.side}>{t(`thresholds.side.${threshold.kind}`)}</span>}
            contentAfter={t(`thresholds.unit.${threshold.kind}`)}
            value={limit}
            onChange={(_event, { value }) => onChange({ ...row, limit: value })}
          />
        </Field>
      )}
      <span className={styles.remove}>
        {'queue' in threshold && threshold.queue !== null && (
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('thresholds.remove', { what })}
            title={t('thresholds.remove', { what })}
            onClick={onRemove}
          />
        )}
      </span>
    </li>
  )
}

/** What a threshold watches, as people read it. */
function useWatched(): (threshold: Threshold) => string {
  const { t } = useTranslation()
  return (threshold) => {
    if (threshold.kind === 'in-state') return t(`thresholds.state.${threshold.state}`)
    if (threshold.kind === 'longest-wait' || threshold.kind === 'waiting') {
      const queue = threshold.queue ?? t('thresholds.allQueues')
      return t(`thresholds.watches.${threshold.kind}`, { queue })
    }
    return t(`thresholds.watches.${threshold.kind}`)
  }
}
