import { makeStyles, tokens } from '@fluentui/react-components'
import { WarningFilled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Banner } from '../../../shared/banner/banner.ts'
import { useAppDispatch, useAppSelector, useNow } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { selectQueues } from '../conversations/desk-selectors.ts'
import { useKeys } from '../key-map/use-keys.ts'
import { acknowledgeBanner } from './banner-commands.ts'
import { standingBanners } from './banner-selectors.ts'

const useStyles = makeStyles({
  unread: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { flexShrink: 0 },
  text: { flex: '1 1 240px', margin: 0, overflowWrap: 'anywhere' },
  read: {
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorStatusDangerBorder1}`,
    overflowWrap: 'anywhere',
  },
})

/** How often the clock is looked at for what begins and ends. */
const lookEveryMs = 1_000

/**
 * What everybody must know now, above every call: large until it is acknowledged, then a quiet line until its end. It
 * takes no focus. `onlySaid`: what is in the window shows banners itself, and cannot say them.
 */
export function BannerBar({ onlySaid }: { readonly onlySaid: boolean }) {
  const { t, i18n } = useTranslation()
  const styles = useStyles()
  const banner = useAppSelector((state) => state.banner)
  const session = useAppSelector((state) => state.session)
  const queues = useAppSelector(selectQueues)
  const now = useNow(banner.banners.length > 0, lookEveryMs)
  const { unread, read } = standingBanners({ banner, session }, queues, now)
  const textOf = ({ text }: Banner) => (i18n.language === 'fr' ? text.fr : text.en)
  const [first] = unread
  return (
    <>
      <VisuallyHidden announce>{first && textOf(first)}</VisuallyHidden>
      {!onlySaid && unread.length + read.length > 0 && (
        <section aria-label={t('banner.label')}>
          {first && <UnreadBanner text={textOf(first)} others={unread.length - 1} />}
          {read.map((one) => (
            <p key={one.bannerId} className={styles.read}>
              {textOf(one)}
            </p>
          ))}
        </section>
      )}
    </>
  )
}

function UnreadBanner({ text, others }: { readonly text: string; readonly others: number }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const keys = useKeys('acknowledge-banner')
  return (
    <div className={styles.unread}>
      <WarningFilled className={styles.icon} aria-hidden />
      <p className={styles.text}>{text}</p>
      {others > 0 && <span>{t('banner.more', { count: others })}</span>}
      <KeyButton label={t('banner.acknowledge')} keys={keys} onClick={() => void dispatch(acknowledgeBanner())} />
    </div>
  )
}
