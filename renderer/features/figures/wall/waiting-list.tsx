import { useTranslation } from 'react-i18next'
import { isAboutQueue } from '../../../../shared/figures/alert.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { AttentionSign } from './attention-sign.tsx'
import { useThresholdWords } from './use-threshold-words.ts'
import { useWallNow } from './use-wall-now.ts'
import { keyOfRow } from './waiting-rows.ts'
import { WallList } from './wall-list.tsx'

/** Who waits, by queue. */
export function WaitingList() {
  const { t } = useTranslation()
  const { waiting, alerts } = useAppSelector((state) => state.wall)
  const { sign } = useThresholdWords()
  const now = useWallNow()
  return (
    <WallList
      figure="waiting"
      columns={[t('presence.queue'), t('myDay.channel'), t('presence.inQueue'), t('presence.longest')]}
      rows={waiting.map((row) => ({
        key: keyOfRow(row),
        cells: [
          row.queue ?? t('presence.noQueue'),
          t(`channel.${row.channel}`),
          row.waiting,
          row.oldestAt === null ? '–' : formatDuration(now - row.oldestAt),
        ],
        signs: alerts
          .filter((alert) => isAboutQueue(alert, row, now))
          .map(({ threshold }) => <AttentionSign key={threshold.kind} words={sign(threshold)} />),
      }))}
      none={t('presence.nobodyWaits')}
    />
  )
}
