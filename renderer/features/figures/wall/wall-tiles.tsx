import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FigureName } from '../../../../shared/figures/definitions.ts'
import { serviceLevel } from '../../../../shared/figures/figure.ts'
import { type Threshold, watchedBy } from '../../../../shared/figures/threshold.ts'
import type { Answered, Wall } from '../../../../shared/figures/wall.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { narrow } from '../../../ui/narrow.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { FigureLabel } from '../figure-label.tsx'
import { selectIsWall } from '../figures-selectors.ts'
import { AttentionSign } from './attention-sign.tsx'
import { useThresholdWords } from './use-threshold-words.ts'
import { useWallNow } from './use-wall-now.ts'

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  tilesOnWall: {
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    [narrow]: { gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 15em), 1fr))' },
    gap: '0.4em',
  },
  tile: {
    display: 'flex',
    // Room for a sign, so that nothing moves when there is one.
    minHeight: '116px',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
  // In the measure of the wall, which grows with the screen.
  tileOnWall: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gridTemplateRows: 'auto auto auto 1fr',
    columnGap: '0.6em',
    minHeight: '4.4em',
    padding: '0.25em 0.5em',
    lineHeight: 1.2,
    '& dt': { gridColumnStart: 1, gridColumnEnd: 3 },
  },
  value: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    // What changes every second must not move.
    fontVariantNumeric: 'tabular-nums',
  },
  // What is said of a number stands beside it.
  valueOnWall: { gridRowStart: 2, gridRowEnd: 5, fontSize: '3em', lineHeight: 1.05 },
  tooFew: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightHero800 },
  tooFewOnWall: { fontSize: '0.45em', lineHeight: 'inherit' },
  beside: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  besideOnWall: { gridColumnStart: 2, fontSize: '0.85em' },
  signs: { display: 'flex', flexWrap: 'wrap', gap: '0.3em' },
  signsOnWall: { gridColumnStart: 2 },
})

/** The figures that tell at a glance how the floor is, beside a week ago where that says something. */
export function WallTiles({ wall: { waiting, colleagues, today, weekAgo } }: { readonly wall: Wall }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const percent = new Intl.NumberFormat(useLocale(), { style: 'percent' })
  const now = useWallNow()
  const isWall = useAppSelector(selectIsWall)
  const oldest = Math.min(...waiting.map(({ oldestAt }) => oldestAt))
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const share = ({ inTime, of }: Answered) => (of === 0 ? null : percent.format(inTime / of))
  const time = (ms: number | null) => (ms === null ? null : formatDuration(ms))
  const ago = (value: string | number | null) => (value === null ? null : t('wall.weekAgo', { value }))
  return (
    <dl className={mergeClasses(styles.tiles, isWall && styles.tilesOnWall)}>
      <Tile
        figure="waiting"
        watches={['longest-wait', 'waiting']}
        beside={waiting.length > 0 ? t('wall.longest', { time: formatDuration(now - oldest) }) : null}
      >
        {sum(waiting.map((one) => one.waiting))}
      </Tile>
      <Tile
        figure="open"
        beside={t('presence.has', {
          calls: sum(colleagues.map(({ calls }) => calls)),
          chats: sum(colleagues.map(({ chats }) => chats)),
        })}
      >
        {sum(colleagues.map(({ calls, chats }) => calls + chats))}
      </Tile>
      <Tile
        figure="service-level"
        watches={['service-level']}
        beside={[t('wall.goal', { goal: percent.format(serviceLevel.goal) }), ago(share(weekAgo.answered))]}
      >
        {share(today.answered) ?? <Instead>{t('wall.nobodyCame')}</Instead>}
      </Tile>
      <Tile figure="handle-time-median" beside={ago(time(weekAgo.handled.medianMs))}>
        {time(today.handled.medianMs) ?? <TooFew />}
      </Tile>
      <Tile figure="handle-time-mean" beside={ago(time(weekAgo.handled.meanMs))}>
        {time(today.handled.meanMs) ?? <TooFew />}
      </Tile>
      <Tile figure="handled" beside={ago(weekAgo.handled.count)}>
        {today.handled.count}
      </Tile>
    </dl>
  )
}

type TileProps = {
  readonly figure: FigureName
  readonly children: ReactNode
  readonly beside: string | null | readonly (string | null)[]
  /** Alerts of these kinds are signed in it. */
  readonly watches?: readonly Threshold['kind'][]
}

function Tile({ figure, children, beside, watches = [] }: TileProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const isWall = useAppSelector(selectIsWall)
  const alerts = useAppSelector((state) => state.wall.alerts)
  const { sign } = useThresholdWords()
  const crossed = alerts.map(({ threshold }) => threshold).filter(({ kind }) => watches.includes(kind))
  const lines = [beside].flat().filter((line) => line !== null)
  return (
    <div className={mergeClasses(styles.tile, isWall && styles.tileOnWall)}>
      <dt>{isWall ? t(`figure.${figure}.name`) : <FigureLabel figure={figure} />}</dt>
      <dd className={mergeClasses(styles.value, isWall && styles.valueOnWall)}>{children}</dd>
      {lines.map((line) => (
        <dd key={line} className={mergeClasses(styles.beside, isWall && styles.besideOnWall)}>
          {line}
        </dd>
      ))}
      {crossed.length > 0 && (
        <dd className={mergeClasses(styles.signs, isWall && styles.signsOnWall)}>
          {crossed.map((threshold) => (
            <AttentionSign key={watchedBy(threshold)} words={inQueue(threshold) + sign(threshold)} />
          ))}
        </dd>
      )}
    </div>
  )
}

/** One queue is named; of all together the tile is anyway. */
const inQueue = (threshold: Threshold) => ('queue' in threshold && threshold.queue ? `${threshold.queue} ` : '')

/** In place of a number. */
function Instead({ children }: { readonly children: string }) {
  const styles = useStyles()
  const isWall = useAppSelector(selectIsWall)
  return <span className={mergeClasses(styles.tooFew, isWall && styles.tooFewOnWall)}>{children}</span>
}

function TooFew() {
  const { t } = useTranslation()
  return <Instead>{t('figures.tooFew')}</Instead>
}
