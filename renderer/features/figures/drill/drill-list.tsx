import { makeStyles, tokens } from '@fluentui/react-components'
import { useCallback, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { isOfArrivals, type ListedInteraction } from '../../../../shared/figures/drill.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { VirtualList } from '../../../ui/virtual-list.tsx'
import { moveRow, openLine, readMore } from './drill-commands.ts'
import { useAbout } from './use-about.ts'

const useStyles = makeStyles({
  quiet: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
  // As high as a dialog lets it be; the list itself scrolls.
  list: { display: 'flex', flexDirection: 'column', height: 'min(56vh, 480px)' },
  line: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    justifyContent: 'space-between',
    height: '24px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  start: { overflow: 'hidden', textOverflow: 'ellipsis', minWidth: 0 },
  meta: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
})

const keyOf = ({ interactionId }: ListedInteraction) => interactionId

/** The interactions behind a number, the newest first; more are fetched as the end comes near. */
export function DrillList() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const listId = useId()
  const number = new Intl.NumberFormat(useLocale())
  const { title, clicked, total, timeZone, interactions, reached } = useAppSelector(({ drill }) => drill)
  const isAnyThere = interactions.length > 0
  useEffect(() => {
    if (isAnyThere) document.getElementById(listId)?.focus()
  }, [listId, isAnyThere])
  const onEnd = useCallback(() => void dispatch(readMore()), [dispatch])
  const isWaited = clicked !== null && isOfArrivals(clicked.which)
  return (
    <>
      <p className={styles.quiet} role="status">
        {total === null
          ? t('drill.reading')
          : t('drill.count', { count: total, shown: number.format(total), timeZone })}
      </p>
      {isAnyThere && (
        <>
          <div className={styles.list}>
            <VirtualList
              id={listId}
              label={title}
              rows={interactions}
              keyOf={keyOf}
              reached={reached}
              onMove={(by) => dispatch(moveRow(by))}
              onOpen={(row) => void dispatch(openLine(row))}
              onEnd={onEnd}
              draw={(row) => <Row row={row} timeZone={timeZone} isWaited={isWaited} />}
            />
          </div>
          <p className={styles.quiet}>{t('drill.keys')}</p>
        </>
      )}
    </>
  )
}

type RowProps = {
  readonly row: ListedInteraction
  readonly timeZone: string
  /** Whether the number is of waits, and not of handle times. */
  readonly isWaited: boolean
}

function Row({ row, timeZone, isWaited }: RowProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const { first, second } = useAbout(row)
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(row.at)
  const duration = isWaited ? row.waitedMs : row.handleMs
  return (
    <>
      <span className={styles.line}>
        <span className={styles.start}>{[at, ...first].join(' · ')}</span>
        {duration !== null && (
          <span>{t(isWaited ? 'drill.waited' : 'drill.took', { time: formatDuration(duration) })}</span>
        )}
      </span>
      <span className={styles.meta}>{second.join(' · ')}</span>
    </>
  )
}
