import { CallRegular, ChatRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { isAboutQueue } from '../../../../shared/figures/alert.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { selectIsWall } from '../figures-selectors.ts'
import { AttentionSign } from './attention-sign.tsx'
import { useThresholdWords } from './use-threshold-words.ts'
import { useWallNow } from './use-wall-now.ts'
import { keyOfRow, type WaitingRow } from './waiting-rows.ts'
import { WallList } from './wall-list.tsx'

/** Who waits, by queue. */
export function WaitingList() {
  const { t } = useTranslation()
  const { waiting, alerts } = useAppSelector((state) => state.wall)
  const { sign } = useThresholdWords()
  const now = useWallNow()
  const isWall = useAppSelector(selectIsWall)
  const nameOf = ({ queue }: WaitingRow) => queue ?? t('presence.noQueue')
  const channel = isWall ? [] : [t('myDay.channel')]
  return (
    <WallList
      figure="waiting"
      columns={[t('presence.queue'), ...channel, t('presence.inQueue'), t('presence.longest')]}
      rows={waiting.map((row) => ({
        key: keyOfRow(row),
        cells: [
          ...(isWall
            ? [<QueueOnWall key="queue" name={nameOf(row)} channel={row.channel} />]
            : [nameOf(row), t(`channel.${row.channel}`)]),
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

/** There is no room for a column of channels in large type. */
function QueueOnWall({ name, channel }: { readonly name: string; readonly channel: WaitingRow['channel'] }) {
  const { t } = useTranslation()
  return (
    <>
      {channel === 'voice' ? <CallRegular aria-hidden /> : <ChatRegular aria-hidden />}
      <VisuallyHidden>{t(`channel.${channel}`)}</VisuallyHidden> {name}
    </>
  )
}
