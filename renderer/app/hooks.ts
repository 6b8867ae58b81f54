import { createContext, useContext, useEffect, useState } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { AppDispatch, RootState } from './store-types.ts'

export const useAppDispatch = useDispatch.withTypes<AppDispatch>()
export const useAppSelector = useSelector.withTypes<RootState>()

export const ClockContext = createContext<Clock | null>(null)

/** Now, read again every `everyMs` while `running`. Only what calls this draws again. */
export function useNow(running: boolean, everyMs = 250): EpochMs {
  const clock = useContext(ClockContext)
  if (!clock) throw new Error('useNow outside of ClockContext')
  const [now, setNow] = useState(() => clock.now())
  useEffect(() => {
    setNow(clock.now())
    if (!running) return
    const timer = setInterval(() => setNow(clock.now()), everyMs)
    return () => clearInterval(timer)
  }, [clock, running, everyMs])
  return now
}
