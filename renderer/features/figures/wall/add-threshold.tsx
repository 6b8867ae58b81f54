import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  add: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
    '& > div': { flex: '1 1 160px' },
  },
})

const kinds = ['longest-wait', 'waiting'] as const
type Kind = (typeof kinds)[number]

type Props = {
  readonly queues: readonly string[]
  readonly onAdd: (kind: Kind, queue: string) => void
}

/** One more threshold, for one queue. */
export function AddThreshold({ queues, onAdd }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const [kind, setKind] = useState<Kind>('longest-wait')
  const [chosen, setChosen] = useState<string | null>(null)
  const queue = chosen ?? queues[0]
  return (
    <div className={styles.add}>
      <Field label={t('thresholds.oneQueue')}>
        <Select value={kind} onChange={(_event, { value }) => setKind(kinds.find((one) => one === value) ?? kind)}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`thresholds.kind.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('presence.queue')}>
        <Select value={queue ?? ''} onChange={(_event, { value }) => setChosen(value)}>
          {queues.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <Button onClick={() => queue !== undefined && onAdd(kind, queue)}>{t('thresholds.add')}</Button>
    </div>
  )
}
