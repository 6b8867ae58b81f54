import type { DayQuestion, StaffQuestion } from '../../../../shared/figures/staff-contract.ts'
import { failure } from '../../../../shared/result.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import { staffAnswered, staffAsked, staffDayAnswered, staffDayAsked } from './staff-slice.ts'

/** Asks how the time of teams goes by. `asked` is the question as text, by which a late answer is known. */
export const readStaff =
  (asked: string): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge, clock }) => {
    dispatch(staffAsked(asked))
    try {
      const answer = await bridge.request('staff:read', JSON.parse(asked) as StaffQuestion)
      dispatch(staffAnswered({ asked, answer, readAt: clock.now() }))
    } catch (error) {
      dispatch(staffAnswered({ asked, answer: failure('unavailable'), readAt: clock.now() }))
      throw error
    }
  }

/** Asks for the day of one person; as above. */
export const readStaffDay =
  (asked: string): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge, clock }) => {
    dispatch(staffDayAsked(asked))
    try {
      const answer = await bridge.request('staff:day', JSON.parse(asked) as DayQuestion)
      dispatch(staffDayAnswered({ asked, answer, readAt: clock.now() }))
    } catch (error) {
      dispatch(staffDayAnswered({ asked, answer: failure('unavailable'), readAt: clock.now() }))
      throw error
    }
  }
