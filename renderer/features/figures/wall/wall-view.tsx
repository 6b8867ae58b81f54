import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wall } from '../../../../shared/figures/wall.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { narrow } from '../../../ui/narrow.ts'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { ColleagueList } from './colleague-list.tsx'
import { TopicList } from './topic-list.tsx'
import { useWallNow } from './use-wall-now.ts'
import { WaitingList } from './waiting-list.tsx'
import { readWall } from './wall-commands.ts'
import { WallTiles } from './wall-tiles.tsx'

const useStyles = makeStyles({
  view: {
    flex: '1 1 0',
    minHeight: 0,
    [narrow]: { flex: '1 0 auto', maxWidth: '100vw', boxSizing: 'border-box' },
    overflow: 'auto',
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: tokens.spacingHorizontalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  stale: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
  lists: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
})

/** Often enough that what happens is on the wall within a second. */
const readEveryMs = 600
/** Figures older than this are no longer how the floor is now. */
const staleAfterMs = 5_000

/** The floor as it is now: who waits, who is there, how the day goes, and what it is about. */
export function WallView() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { wall, fault } = useAppSelector((state) => state.wall)
  useEffect(() => {
    void dispatch(readWall())
    const timer = setInterval(() => void dispatch(readWall()), readEveryMs)
    return () => clearInterval(timer)
  }, [dispatch])
  return (
    <section className={styles.view} {...scrollsByKeyboard} aria-label={t('wall.title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('wall.title')}</h2>
        <AsOf />
      </div>
      {wall === null && <p className={styles.quiet}>{fault ? t(`centreFault.${fault}`) : t('wall.loading')}</p>}
      {wall && <Figures wall={wall} />}
    </section>
  )
}

function Figures({ wall }: { readonly wall: Wall }) {
  const styles = useStyles()
  return (
    <>
      <WallTiles wall={wall} />
      <div className={styles.lists}>
        <WaitingList wall={wall} />
        <ColleagueList wall={wall} />
        <TopicList topics={wall.topics} />
      </div>
    </>
  )
}

/** Quiet while the figures are of now; once they are not, of when they are. */
function AsOf() {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const { wall, fault } = useAppSelector((state) => state.wall)
  const now = useWallNow()
  if (!wall) return null
  const isStale = now - wall.at > staleAfterMs
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(wall.at)
  return (
    <span role="status" className={isStale ? styles.stale : styles.quiet}>
      {isStale ? t('wall.asOf', { time }) : t('wall.live')}
      {isStale && fault && ` ${t(`centreFault.${fault}`)}`}
    </span>
  )
}
