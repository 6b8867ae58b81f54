import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector, useNow } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useKeys } from '../key-map/use-keys.ts'
import { moveRow } from './content-commands.ts'
import { ContentFilters } from './content-filters.tsx'
import { type ContentRow, countsOf, isDue } from './content-rows.ts'
import { selectRows, selectToday } from './content-selectors.ts'
import { rowReached } from './content-slice.ts'
import { openEarlierHere } from './earlier/earlier-commands.ts'
import { openRow } from './editor/open-commands.ts'

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, height: '24px' },
  title: {
    flex: '0 1 auto',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  meta: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', flexShrink: 0 },
  count: { margin: `${tokens.spacingVerticalXS} 0`, color: tokens.colorNeutralForeground2 },
})

const keyOf = ({ key }: ContentRow) => key

/** Every text that the content team keeps, as the filter lets it through. */
export function ContentList() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const listId = useId()
  const keys = useKeys('earlier-texts')
  const now = useNow(false)
  const today = useAppSelector((state) => selectToday(state, now))
  const rows = useAppSelector((state) => selectRows(state, today))
  const reachedKey = useAppSelector(({ content }) => content.reached)
  const isRead = useAppSelector(({ content }) => content.isRead)
  const reached = reachedKey === null ? -1 : rows.findIndex(({ key }) => key === reachedKey)
  const open = (row: ContentRow) => {
    dispatch(rowReached(row.key))
    void dispatch(openRow(row))
  }
  return (
    <>
      <ContentFilters listId={listId} rows={rows} reached={reached} onOpen={open} />
      <div className={styles.bar}>
        <p className={styles.count} role="status">
          {isRead ? t('content.count', { count: rows.length }) : t('content.reading')}
        </p>
        <KeyButton
          size="small"
          icon={<HistoryRegular />}
          label={t('content.earlier.open')}
          keys={keys}
          disabled={reached < 0}
          onClick={() => dispatch(openEarlierHere())}
        />
      </div>
      <VirtualList
        id={listId}
        label={t('content.list')}
        rows={rows}
        keyOf={keyOf}
        reached={reached}
        onMove={(by) => dispatch(moveRow(by))}
        onOpen={open}
        draw={(row) => <RowText row={row} today={today} />}
      />
    </>
  )
}

function RowText({ row, today }: { readonly row: ContentRow; readonly today: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { title, answerId, language, service, owner, published, draft } = row
  const isLater = published !== null && published.effectiveFrom > today
  const isCounted = useAppSelector(({ content }) => content.counts !== null)
  const { used, dismissed, flags } = useAppSelector(({ content }) => countsOf(row, content.counts))
  const meta = [
    isCounted && t('content.used', { count: used }),
    isCounted && t('content.dismissed', { count: dismissed }),
    answerId,
    service && t(`service.${service}`),
    owner,
    published && t('content.reviewOn', { day: published.reviewOn }),
    draft && t('content.editedBy', { name: draft.editedBy.displayName }),
  ]
  return (
    <>
      <span className={styles.line}>
        <span className={styles.title} lang={language}>
          {title || t('content.untitled')}
        </span>
        <Badge appearance="outline" color="informative">
          {t(`content.languageShort.${language}`)}
        </Badge>
        {draft && (
          <Badge appearance="tint" color={draft.state === 'approved' ? 'success' : 'important'}>
            {t(`content.state.${draft.state}`)}
          </Badge>
        )}
        {draft?.purpose === 'withdrawal' && (
          <Badge appearance="tint" color="danger">
            {t('content.withdrawal')}
          </Badge>
        )}
        {isLater && (
          <Badge appearance="tint" color="informative">
            {t('content.from', { day: published.effectiveFrom })}
          </Badge>
        )}
        {flags > 0 && (
          <Badge appearance="tint" color="danger">
            {t('flagQueue.count', { count: flags })}
          </Badge>
        )}
        {isDue(row, today) && (
          <Badge appearance="tint" color="warning">
            {t('content.due')}
          </Badge>
        )}
      </span>
      <span className={`${styles.line} ${styles.meta}`}>{meta.filter(Boolean).join(' · ')}</span>
    </>
  )
}
