import { useTranslation } from 'react-i18next'
import { presenceStateSchema } from '../../../../shared/conversation/presence.ts'
import type { Wall } from '../../../../shared/figures/wall.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useWallNow } from './use-wall-now.ts'
import { WallList } from './wall-list.tsx'

/** How many people are in which state, and the longest time in it: a wall that everybody reads names nobody. */
export function StateList({ wall: { colleagues } }: { readonly wall: Wall }) {
  const { t } = useTranslation()
  const now = useWallNow()
  return (
    <WallList
      figure="in-state"
      columns={[t('presence.title'), t('wall.people'), t('presence.longest')]}
      rows={presenceStateSchema.options.map((state) => {
        const there = colleagues.filter((one) => one.state === state)
        const longest = Math.min(...there.map(({ since }) => since))
        return {
          key: state,
          cells: [t(`presence.state.${state}`), there.length, there.length === 0 ? '–' : formatDuration(now - longest)],
        }
      })}
      none={t('presence.nobodyThere')}
    />
  )
}
