import type { EpochMs } from '../../../../shared/clock.ts'
import { useAppSelector, useNow } from '../../../app/hooks.ts'

/** Now on the centre's clock, on which the wall's instants are: as of the reading, and as long after it as it is here. */
export function useWallNow(): EpochMs {
  const { wall, readAt } = useAppSelector((state) => state.wall)
  const now = useNow(wall !== null, 1_000)
  return wall ? wall.at + (now - readAt) : now
}
