import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ExportFormat, type ExportTable, exportFormats } from '../../../../shared/figures/export/table.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { type Saved, saveTable } from './export-commands.ts'

const useStyles = makeStyles({
  group: {
    margin: 0,
    padding: 0,
    border: 'none',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
  said: { color: tokens.colorNeutralForeground2 },
})

type Props = {
  /** The table of what is on the screen, made when somebody wants it: `exportTable`. */
  readonly table: () => ExportTable
}

/** Saves what is on the screen as a file, where whoever is asked wants it. */
export function ExportButton({ table }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const [saved, setSaved] = useState<Saved | null>(null)
  const save = async (format: ExportFormat) => {
    setSaved(null)
    setSaved(await dispatch(saveTable({ table: table(), format })))
  }
  return (
    <fieldset className={styles.group} aria-label={t('export.title')}>
      {exportFormats.map((format) => (
        <Button
          key={format}
          size="small"
          icon={<ArrowDownloadRegular />}
          aria-label={t('export.as', { format: format.toUpperCase() })}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <span role="status" className={styles.said}>
        {saved && <Said saved={saved} />}
      </span>
    </fieldset>
  )
}

function Said({ saved }: { readonly saved: Saved }) {
  const { t } = useTranslation()
  if (!saved.ok) return t(`export.fault.${saved.reason}`)
  const { fileName } = saved.value
  return fileName === null ? null : t('export.saved', { fileName })
}
