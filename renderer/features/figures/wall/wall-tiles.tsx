import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FigureName, serviceLevel } from '../../../../shared/figures/figure.ts'
import type { Answered, Wall } from '../../../../shared/figures/wall.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { FigureLabel } from '../figure-label.tsx'
import { useWallNow } from './use-wall-now.ts'

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
  value: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    // What changes every second must not move.
    fontVariantNumeric: 'tabular-nums',
  },
  tooFew: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightHero800 },
  beside: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
})

/** The figures that tell at a glance how the floor is, beside a week ago where that says something. */
export function WallTiles({ wall: { waiting, colleagues, today, weekAgo } }: { readonly wall: Wall }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const percent = new Intl.NumberFormat(useLocale(), { style: 'percent' })
  const now = useWallNow()
  const oldest = Math.min(...waiting.map(({ oldestAt }) => oldestAt))
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const share = ({ inTime, of }: Answered) => (of === 0 ? null : percent.format(inTime / of))
  const time = (ms: number | null) => (ms === null ? null : formatDuration(ms))
  const ago = (value: string | number | null) => (value === null ? null : t('wall.weekAgo', { value }))
  return (
    <dl className={styles.tiles}>
      <Tile
        figure="waiting"
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
        beside={[t('wall.goal', { goal: percent.format(serviceLevel.goal) }), ago(share(weekAgo.answered))]}
      >
        {share(today.answered) ?? <span className={styles.tooFew}>{t('wall.nobodyCame')}</span>}
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
}

function Tile({ figure, children, beside }: TileProps) {
  const styles = useStyles()
  const lines = [beside].flat().filter((line) => line !== null)
  return (
    <div className={styles.tile}>
      <dt>
        <FigureLabel figure={figure} />
      </dt>
      <dd className={styles.value}>{children}</dd>
      {lines.map((line) => (
        <dd key={line} className={styles.beside}>
          {line}
        </dd>
      ))}
    </div>
  )
}

function TooFew() {
  const { t } = useTranslation()
  const styles = useStyles()
  return <span className={styles.tooFew}>{t('figures.tooFew')}</span>
}
