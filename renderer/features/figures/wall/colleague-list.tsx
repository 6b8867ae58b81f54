import { useTranslation } from 'react-i18next'
import { presenceStateSchema } from '../../../../shared/conversation/presence.ts'
import type { Wall } from '../../../../shared/figures/wall.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { AttentionSign } from './attention-sign.tsx'
import { useThresholdWords } from './use-threshold-words.ts'
import { useWallNow } from './use-wall-now.ts'
import { WallList } from './wall-list.tsx'

/** Who is there, by state and then by name: an order that ranks nobody. */
export function ColleagueList({ wall: { colleagues } }: { readonly wall: Wall }) {
  const { t } = useTranslation()
  const alerts = useAppSelector((state) => state.wall.alerts)
  const { sign } = useThresholdWords()
  const now = useWallNow()
  const byState = presenceStateSchema.options.flatMap((state) => colleagues.filter((one) => one.state === state))
  const signsOf = (personId: string) =>
    alerts.flatMap(({ threshold, subject }) =>
      threshold.kind === 'in-state' && subject === personId
        ? [
            <AttentionSign
              key={threshold.state}
              words={`${t(`thresholds.state.${threshold.state}`)} ${sign(threshold)}`}
            />,
          ]
        : [],
    )
  return (
    <WallList
      figure="in-state"
      columns={[t('presence.name'), t('presence.title'), t('presence.since')]}
      rows={byState.map(({ personId, displayName, state, since }) => ({
        key: personId,
        cells: [displayName, t(`presence.state.${state}`), formatDuration(now - since)],
        signs: signsOf(personId),
      }))}
      none={t('presence.nobodyThere')}
    />
  )
}
