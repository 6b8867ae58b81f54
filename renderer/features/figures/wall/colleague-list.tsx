import { useTranslation } from 'react-i18next'
import { presenceStateSchema } from '../../../../shared/conversation/presence.ts'
import type { Wall } from '../../../../shared/figures/wall.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useWallNow } from './use-wall-now.ts'
import { WallList } from './wall-list.tsx'

/** Who is there, by state and then by name: an order that ranks nobody. */
export function ColleagueList({ wall: { colleagues } }: { readonly wall: Wall }) {
  const { t } = useTranslation()
  const now = useWallNow()
  const byState = presenceStateSchema.options.flatMap((state) => colleagues.filter((one) => one.state === state))
  return (
    <WallList
      figure="in-state"
      columns={[t('presence.name'), t('presence.title'), t('presence.since')]}
      rows={byState.map(({ personId, displayName, state, since }) => ({
        key: personId,
        cells: [displayName, t(`presence.state.${state}`), formatDuration(now - since)],
      }))}
      none={t('presence.nobodyThere')}
    />
  )
}
