import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { type ListedBanner, stands } from '../../../shared/banner/banner.ts'
import { useAppDispatch, useNow } from '../../app/hooks.ts'
import { useLocale } from '../../ui/use-locale.ts'
import { audienceInWords } from './audience-in-words.ts'
import { endBanner } from './banner-commands.ts'

const useStyles = makeStyles({
  row: {
    listStyleType: 'none',
    padding: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { margin: `${tokens.spacingVerticalXS} 0` },
  quiet: { color: tokens.colorNeutralForeground2 },
  readers: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
})

/** A notice, whether it stands, and who has acknowledged it. */
export function ListedBannerRow({ banner, timeZone }: { readonly banner: ListedBanner; readonly timeZone: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const now = useNow(true, 1_000)
  const { text, startsAt, endsAt, writtenBy, endedBy, audience } = banner
  const isOver = endsAt <= now
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <BannerState banner={banner} now={now} />
        <span className={styles.quiet}>
          {t('banner.times', { from: time.format(startsAt), until: time.format(endsAt) })}
        </span>
        {!isOver && (
          <Button size="small" onClick={() => void dispatch(endBanner(banner.bannerId))}>
            {t('banner.end')}
          </Button>
        )}
      </div>
      <p lang="en" className={styles.text}>
        {text.en}
      </p>
      <p lang="fr" className={styles.text}>
        {text.fr}
      </p>
      <div className={styles.quiet}>
        {t('banner.by', {
          name: writtenBy,
          audience: audienceInWords(t, audience),
        })}
        {endedBy && ` ${t('banner.endedBy', { name: endedBy })}`}
      </div>
      <Readers banner={banner} timeZone={timeZone} />
    </li>
  )
}

function BannerState({ banner, now }: { readonly banner: ListedBanner; readonly now: number }) {
  const { t } = useTranslation()
  if (stands(banner, now)) {
    return (
      <Badge appearance="filled" color="danger">
        {t('banner.state.stands')}
      </Badge>
    )
  }
  return (
    <Badge appearance="outline" color="informative">
      {t(banner.endsAt <= now ? 'banner.state.over' : 'banner.state.later')}
    </Badge>
  )
}

/** Somebody may have read it at two workstations, and counts once. */
function Readers({ banner, timeZone }: { readonly banner: ListedBanner; readonly timeZone: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { acknowledgements, people } = banner
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'short', timeZone })
  const count = new Set(acknowledgements.map(({ personId }) => personId)).size
  return (
    <details>
      <summary>{t('banner.acknowledged', { count, people })}</summary>
      <ul className={styles.readers}>
        {acknowledgements.map(({ personId, displayName, deviceId, acknowledgedAt }) => (
          <li key={`${personId} ${deviceId}`}>
            {t('banner.reader', { name: displayName, time: time.format(acknowledgedAt) })}
          </li>
        ))}
      </ul>
    </details>
  )
}
