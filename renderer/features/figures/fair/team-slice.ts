import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { FiguresOfAgents } from '../../../../shared/fair/agent-figures.ts'
import type { ListedContest } from '../../../../shared/fair/contest.ts'
import type { Period } from '../../../../shared/figures/question.ts'
import type { RequestAnswer } from '../../../../shared/ipc-contract.ts'
import { sessionEnded, tabChosen } from '../../../app/events.ts'

export type TeamFault = Extract<RequestAnswer<'contest:decide'>, { ok: false }>['reason']

type State = {
  /** Whose figures of which period were looked at; null: not looked yet. */
  readonly figures: { readonly period: Period; readonly told: FiguresOfAgents } | null
  /** Null: not heard yet. */
  readonly contests: readonly ListedContest[] | null
  /** Answers being written, by contest, as typed. */
  readonly answers: Readonly<Record<string, string>>
  readonly fault: TeamFault | null
}

const initialState: State = { figures: null, contests: null, answers: {}, fault: null }

export const teamSlice = createSlice({
  name: 'team',
  initialState,
  reducers: {
    agentsRead: (state, { payload: figures }: PayloadAction<NonNullable<State['figures']>>): State => ({
      ...state,
      figures,
      fault: null,
    }),
    contestsRead: (state, { payload: contests }: PayloadAction<readonly ListedContest[]>): State => ({
      ...state,
      contests,
    }),
    answerTyped: (state, { payload }: PayloadAction<{ contestId: string; answer: string }>): State => ({
      ...state,
      answers: { ...state.answers, [payload.contestId]: payload.answer },
    }),
    teamFailed: (state, { payload: fault }: PayloadAction<TeamFault>): State => ({ ...state, fault }),
    teamFaultGone: (state): State => ({ ...state, fault: null }),
  },
  // What leads see of others is not kept behind other views.
  extraReducers: (builder) => builder.addCase(tabChosen, () => initialState).addCase(sessionEnded, () => initialState),
})

export const { agentsRead, contestsRead, answerTyped, teamFailed, teamFaultGone } = teamSlice.actions
