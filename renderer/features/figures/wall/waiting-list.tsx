import { useTranslation } from 'react-i18next'
import type { Wall } from '../../../../shared/figures/wall.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useWallNow } from './use-wall-now.ts'
import { WallList } from './wall-list.tsx'

/** Who waits, by queue. */
export function WaitingList({ wall: { waiting } }: { readonly wall: Wall }) {
  const { t } = useTranslation()
  const now = useWallNow()
  return (
    <WallList
      figure="waiting"
      columns={[t('presence.queue'), t('myDay.channel'), t('presence.inQueue'), t('presence.longest')]}
      rows={waiting.map(({ queue, channel, waiting: count, oldestAt }) => ({
        key: `${channel} ${queue ?? ''}`,
        cells: [queue ?? t('presence.noQueue'), t(`channel.${channel}`), count, formatDuration(now - oldestAt)],
      }))}
      none={t('presence.nobodyWaits')}
    />
  )
}
