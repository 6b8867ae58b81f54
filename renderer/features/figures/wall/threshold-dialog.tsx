import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Threshold } from '../../../../shared/figures/threshold.ts'
import { dialogClosed } from '../../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { ModalDialog } from '../../../ui/modal-dialog.tsx'
import { AddThreshold } from './add-threshold.tsx'
import { ThresholdField } from './threshold-field.tsx'
import { rowsOf, type ThresholdRow, thresholdOf, withQueue } from './threshold-rows.ts'
import { keepThresholds, readThresholds } from './wall-commands.ts'
import type { WallFault } from './wall-slice.ts'

const useStyles = makeStyles({
  explain: { color: tokens.colorNeutralForeground2, marginTop: 0 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0, padding: 0 },
  wrong: { color: tokens.colorPaletteRedForeground1 },
})

/** When whoever is signed in wants to be told; kept at the centre, for them alone. */
export function ThresholdDialog() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const formId = useId()
  const { thresholds, queues } = useAppSelector((state) => state.wall)
  useEffect(() => {
    void dispatch(readThresholds())
  }, [dispatch])
  const close = () => dispatch(dialogClosed())
  return (
    <ModalDialog
      title={t('thresholds.title')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('thresholds.cancel')}</Button>
          <Button appearance="primary" type="submit" form={formId} disabled={thresholds === null}>
            {t('thresholds.keep')}
          </Button>
        </>
      }
    >
      {thresholds === null ? (
        <p>{t('centreFault.server-unreachable')}</p>
      ) : (
        <ThresholdForm formId={formId} kept={thresholds} queues={queues} onKept={close} />
      )}
    </ModalDialog>
  )
}

type FormProps = {
  readonly formId: string
  readonly kept: readonly Threshold[]
  readonly queues: readonly string[]
  readonly onKept: () => void
}

/** What was kept when it opened; what arrives meanwhile does not take away what is being written. */
function ThresholdForm({ formId, kept, queues, onKept }: FormProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const [rows, setRows] = useState<readonly ThresholdRow[]>(() => rowsOf(kept))
  const [isTried, setIsTried] = useState(false)
  const [fault, setFault] = useState<WallFault | null>(null)
  const change = (changed: ThresholdRow) => setRows(rows.map((row) => (row.key === changed.key ? changed : row)))
  const wanted = rows.flatMap((row) => thresholdOf(row) ?? [])
  const isWrong = wanted.length < rows.length
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (isWrong) return
    const refused = await dispatch(keepThresholds(wanted))
    setFault(refused)
    if (refused === null) onKept()
  }
  return (
    // The limits are checked here, in the words of the interface.
    <form id={formId} noValidate onSubmit={(event) => void submit(event)}>
      <p className={styles.explain}>{t('thresholds.explain')}</p>
      {fault && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t(`centreFault.${fault}`)}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list}>
        {rows.map((row) => (
          <ThresholdField
            key={row.key}
            row={row}
            onChange={change}
            onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ul>
      {queues.length > 0 && (
        <AddThreshold queues={queues} onAdd={(kind, queue) => setRows(withQueue(rows, kind, queue))} />
      )}
      <p role="alert" className={styles.wrong}>
        {isTried && isWrong && t('thresholds.wrong')}
      </p>
    </form>
  )
}
