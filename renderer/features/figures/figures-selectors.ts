import { noticesOf } from '../../../shared/figures/alert.ts'
import { isAllowed } from '../../../shared/people/permissions.ts'
import type { RootState } from '../../app/store-types.ts'

/** Whether whoever is signed in sees the figures of the centre. */
export const selectMaySeeFigures = ({ session }: RootState): boolean =>
  session.person !== null && isAllowed(session.person.roles, 'figures:read')

/** Whether the floor fills the screen. */
export const selectIsWall = (state: RootState): boolean => state.view.isWall && selectMaySeeFigures(state)

/** How much on the floor needs attention; nothing while nobody knows how it is. */
export const selectAttentionCount = ({ wall }: RootState): number =>
  wall.fault === null ? noticesOf(wall.alerts).length : 0
