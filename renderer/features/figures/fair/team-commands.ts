import type { DecisionOfContest } from '../../../../shared/fair/contest.ts'
import type { Period } from '../../../../shared/figures/question.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import { maskedWords } from './fair-selectors.ts'
import { agentsRead, contestsRead, teamFailed, teamFaultGone } from './team-slice.ts'

/** Looks at the figures of each person of the teams that whoever is signed in leads; that it was done is recorded. */
export const readAgents =
  (period: Period): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('agents:read', { period })
    dispatch(answer.ok ? agentsRead({ period, told: answer.value }) : teamFailed(answer.reason))
  }

/** Reads what is contested in those teams. */
export const readContests =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('contests:list', {})
    dispatch(answer.ok ? contestsRead(answer.value.contests) : teamFailed(answer.reason))
  }

/** Answers what is contested, in masked words; nothing happens while there are none. */
export const decideContest =
  (contestId: string, decision: DecisionOfContest): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const answer = maskedWords(getState().team.answers[contestId] ?? '')
    if (answer === '') return
    dispatch(teamFaultGone())
    const told = await bridge.request('contest:decide', { contestId, decision, answer })
    if (!told.ok) dispatch(teamFailed(told.reason))
    await dispatch(readContests())
  }
