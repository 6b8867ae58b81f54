import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReleaseRecord } from '../../../../shared/content/content-contract.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { margin: 0, fontSize: tokens.fontSizeBase300 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

type Props = {
  readonly release: ReleaseRecord
  readonly isCurrent: boolean
  /** What else stands in the line. */
  readonly children?: ReactNode
}

/** Which release it was, why, by whom and when in the city; and the reason, where one was given. */
export function ReleaseLine({ release, isCurrent, children }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const timeZone = useAppSelector(({ content }) => content.timeZone)
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const { number, purpose, publishedAt, publishedBy, note } = release
  const who = publishedBy?.displayName ?? t('content.releases.server')
  return (
    <>
      <div className={styles.line}>
        <h3 className={styles.name}>{t('content.releases.name', { number })}</h3>
        <Badge appearance="tint" color={purpose === 'emergency' || purpose === 'roll-back' ? 'warning' : 'informative'}>
          {t(`content.purpose.${purpose}`)}
        </Badge>
        {isCurrent && (
          <Badge appearance="tint" color="success">
            {t('content.releases.current')}
          </Badge>
        )}
        <span>{t('content.releases.by', { who, time: time.format(publishedAt) })}</span>
        {children}
      </div>
      {note && <p className={styles.quiet}>{t('content.releases.note', { note })}</p>}
    </>
  )
}
