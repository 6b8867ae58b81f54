import { useEffect } from 'react'
import { checkWallEveryMs, readThresholdsEveryMs } from '../../../../shared/figures/wall.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { selectMaySeeFigures } from '../figures-selectors.ts'
import { followWall, readThresholds } from './wall-commands.ts'

/** How often while the floor is not in view: the centre goes on telling, and what it does not tell is seen soon enough. */
const checkUnseenEveryMs = 5_000

/** Follows the floor for whoever may see it, in view or not: a threshold is crossed whatever one looks at. */
export function useFloorWatch(): void {
  const dispatch = useAppDispatch()
  const maySeeFigures = useAppSelector(selectMaySeeFigures)
  const isInView = useAppSelector(({ view }) => view.tab === 'floor')
  useEffect(() => {
    if (!maySeeFigures) return
    void dispatch(readThresholds())
    const timer = setInterval(() => void dispatch(readThresholds()), readThresholdsEveryMs)
    return () => clearInterval(timer)
  }, [dispatch, maySeeFigures])
  useEffect(() => {
    if (!maySeeFigures) return
    void dispatch(followWall())
    const timer = setInterval(() => void dispatch(followWall()), isInView ? checkWallEveryMs : checkUnseenEveryMs)
    return () => clearInterval(timer)
  }, [dispatch, maySeeFigures, isInView])
}
