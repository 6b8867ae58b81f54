import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { RefusedEntry } from '../../../shared/outbox/entry.ts'
import type { Connection, OutboxStatus, Status } from '../../../shared/status.ts'
import { releaseChanged } from '../../app/events.ts'

type State = Status & {
  /** Refused entries as last read; null until somebody looks. */
  readonly refusedEntries: readonly RefusedEntry[] | null
}

const initialState: State = {
  connection: { state: 'connecting' },
  release: { installed: null, fault: null },
  outbox: { pending: 0, refused: 0 },
  refusedEntries: null,
}

export const connectionSlice = createSlice({
  name: 'connection',
  initialState,
  reducers: {
    statusRead: (state, { payload }: PayloadAction<Status>) => ({ ...state, ...payload }),
    connectionChanged: (state, { payload }: PayloadAction<Connection>) => ({ ...state, connection: payload }),
    outboxChanged: (state, { payload }: PayloadAction<OutboxStatus>) => ({ ...state, outbox: payload }),
    refusedEntriesRead: (state, { payload }: PayloadAction<readonly RefusedEntry[]>) => ({
      ...state,
      refusedEntries: payload,
    }),
    /** The agent wants these refused entries sent once more. */
    sendAgainAsked: (state, _action: PayloadAction<readonly number[]>) => state,
  },
  extraReducers: (builder) => builder.addCase(releaseChanged, (state, { payload }) => ({ ...state, release: payload })),
})

export const { statusRead, connectionChanged, outboxChanged, refusedEntriesRead, sendAgainAsked } =
  connectionSlice.actions
