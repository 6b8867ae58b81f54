import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { type SavedHeld, saveHeld } from './held-commands.ts'
import { useFairStyles } from './use-fair-styles.ts'

/** Saves all that is held as a file, where whoever is asked wants it. */
export function SaveHeld() {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const [saved, setSaved] = useState<SavedHeld | 'saving' | null>(null)
  const isSaving = saved === 'saving'
  const save = async () => {
    setSaved('saving')
    setSaved(await dispatch(saveHeld()))
  }
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={isSaving} onClick={() => !isSaving && void save()}>
        {t('held.save')}
      </Button>
      <span role="status" className={styles.quiet}>
        {isSaving ? t('held.saving') : saved && <Said saved={saved} />}
      </span>
    </>
  )
}

function Said({ saved }: { readonly saved: SavedHeld }) {
  const { t } = useTranslation()
  const number = new Intl.NumberFormat(useLocale())
  if (saved.ok) {
    const { fileName, count } = saved.value
    return fileName === null ? null : t('held.saved', { count, shown: number.format(count), fileName })
  }
  const { reason } = saved
  const isOfDisk = reason === 'disk-full' || reason === 'storage-failed' || reason === 'name-taken'
  return isOfDisk ? t(`export.fault.${reason}`) : t(`centreFault.${reason}`)
}
