import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AlertRegular, FullScreenMaximizeRegular, FullScreenMinimizeRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Wall } from '../../../../shared/figures/wall.ts'
import { dialogOpened, wallModeEntered, wallModeLeft } from '../../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { narrow } from '../../../ui/narrow.ts'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { useKeyNames, useKeys } from '../../key-map/use-keys.ts'
import { selectIsWall } from '../figures-selectors.ts'
import { AttentionList } from './attention-list.tsx'
import { BannerState } from './banner-state.tsx'
import { ColleagueList } from './colleague-list.tsx'
import { StateList } from './state-list.tsx'
import { TopicList } from './topic-list.tsx'
import { useWallNow } from './use-wall-now.ts'
import { WaitingList } from './waiting-list.tsx'
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
  // The smaller side of the screen decides, so that two alerts and a notice still leave room for all; what is added to it
  // grows with the zoom.
  viewOnWall: {
    fontSize: 'calc(4px + min(1.6vw, 2.55vh))',
    lineHeight: 1.3,
    padding: '0.5em',
    gap: '0.4em',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: tokens.spacingHorizontalM },
  headOnWall: { alignItems: 'center' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  titleOnWall: { fontSize: '1em', lineHeight: 1.3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginLeft: 'auto' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  stale: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
  lists: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  listsOnWall: {
    flex: '1 0 auto',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.3fr)',
    [narrow]: { gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 15em), 1fr))' },
    alignItems: 'stretch',
    gap: '0.4em',
  },
})

/** Figures older than this are no longer how the floor is now. */
const staleAfterMs = 5_000
/** So many topics are as large as the rest of a wall. */
const topicsOnWall = 4

/** The floor as it is now: who waits, who is there, how the day goes, and what it is about. */
export function WallView() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { wall, fault } = useAppSelector((state) => state.wall)
  const isWall = useAppSelector(selectIsWall)
  return (
    <section
      className={mergeClasses(styles.view, isWall && styles.viewOnWall)}
      {...scrollsByKeyboard}
      aria-label={t('wall.title')}
    >
      <div className={mergeClasses(styles.head, isWall && styles.headOnWall)}>
        <h2 className={mergeClasses(styles.title, isWall && styles.titleOnWall)}>{t('wall.title')}</h2>
        <AsOf />
        <div className={styles.buttons}>
          {!isWall && (
            <Button icon={<AlertRegular />} onClick={() => dispatch(dialogOpened('thresholds'))}>
              {t('thresholds.open')}
            </Button>
          )}
          <WallModeButton />
        </div>
      </div>
      {wall === null && <p className={styles.quiet}>{fault ? t(`centreFault.${fault}`) : t('wall.loading')}</p>}
      {wall && <Figures wall={wall} />}
    </section>
  )
}

/** One button in both modes, so that whoever presses it keeps the focus. */
function WallModeButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const isWall = useAppSelector(selectIsWall)
  const enter = useKeys('wall-mode')
  const leave = useKeyNames()(['Esc'])
  const { shown, aria } = isWall ? leave : enter
  const label = t(isWall ? 'wall.leaveWallMode' : 'wall.wallMode')
  return (
    <Button
      appearance={isWall ? 'subtle' : 'secondary'}
      icon={isWall ? <FullScreenMinimizeRegular /> : <FullScreenMaximizeRegular />}
      aria-label={label}
      title={`${label} (${shown.join('+')})`}
      aria-keyshortcuts={aria}
      onClick={() => dispatch(isWall ? wallModeLeft() : wallModeEntered())}
    >
      {!isWall && label}
    </Button>
  )
}

function Figures({ wall }: { readonly wall: Wall }) {
  const styles = useStyles()
  const isWall = useAppSelector(selectIsWall)
  return (
    <>
      <AttentionList wall={wall} />
      <BannerState banners={wall.banners} />
      <WallTiles wall={wall} />
      <div className={mergeClasses(styles.lists, isWall && styles.listsOnWall)}>
        <WaitingList />
        {isWall ? <StateList wall={wall} /> : <ColleagueList wall={wall} />}
        <TopicList topics={isWall ? wall.topics.slice(0, topicsOnWall) : wall.topics} />
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
