import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { dialogClosed } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { readBanners } from './banner-commands.ts'
import { BannerForm } from './banner-form.tsx'
import { ListedBannerRow } from './listed-banner-row.tsx'

const useStyles = makeStyles({
  heading: {
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
  },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** How often it is looked at who has acknowledged meanwhile. */
const lookEveryMs = 5_000

/** Writes a notice to everybody, and shows who has read those that there are. */
export function BannerDialog() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { listed, timeZone, queues, ...desk } = useAppSelector(({ bannerDesk }) => bannerDesk)
  const fault = desk.fault ?? desk.listFault
  useEffect(() => {
    const look = () => void dispatch(readBanners())
    look()
    const timer = setInterval(look, lookEveryMs)
    return () => clearInterval(timer)
  }, [dispatch])
  const close = () => dispatch(dialogClosed())
  return (
    <ModalDialog
      title={t('banner.open')}
      onClose={close}
      actions={<Button onClick={close}>{t('banner.close')}</Button>}
    >
      {fault && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t(`banner.fault.${fault}`)}</MessageBarBody>
        </MessageBar>
      )}
      {/* Start and end are the city's, so there is no form before its time zone is known. */}
      {listed && <BannerForm timeZone={timeZone} queues={queues} />}
      {listed && (
        <>
          <h3 className={styles.heading}>{t('banner.listed')}</h3>
          {listed.length === 0 && <p className={styles.quiet}>{t('banner.none')}</p>}
          <ul className={styles.list}>
            {listed.map((banner) => (
              <ListedBannerRow key={banner.bannerId} banner={banner} timeZone={timeZone} />
            ))}
          </ul>
        </>
      )}
    </ModalDialog>
  )
}
