import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { ListedBanner } from '../../../shared/banner/banner.ts'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import { dialogClosed, dialogOpened, sessionEnded } from '../../app/events.ts'

type FaultOf<Answer> = Extract<Answer, { ok: false }> extends { reason: infer Reason } ? Reason : never
export type BannerFault = FaultOf<RequestAnswer<'banner:put'> | RequestAnswer<'banner:end'>>

type List = Extract<RequestAnswer<'banner:list'>, { ok: true }>['value']

type State = {
  /** As the centre told them last; null: not heard yet. */
  readonly listed: readonly ListedBanner[] | null
  readonly timeZone: string
  /** Those that a banner can be for. */
  readonly queues: readonly string[]
  /** Why the last thing asked for was not done; null when it was. */
  readonly fault: BannerFault | null
  /** Why they were not told the last time; null when they were. */
  readonly listFault: BannerFault | null
  /** The id of the banner being written: asked for twice, it is one. Null until it was asked for. */
  readonly bannerId: string | null
}

const initialState: State = {
  listed: null,
  timeZone: 'UTC',
  queues: [],
  fault: null,
  listFault: null,
  bannerId: null,
}

/** Where banners are written and their readers seen. */
export const bannerDeskSlice = createSlice({
  name: 'bannerDesk',
  initialState,
  reducers: {
    bannersListed: (state, { payload: { banners: listed, timeZone, queues } }: PayloadAction<List>): State => ({
      ...state,
      listed,
      timeZone,
      queues,
      listFault: null,
    }),
    bannersNotListed: (state, { payload: listFault }: PayloadAction<BannerFault>): State => ({ ...state, listFault }),
    bannerAsked: (state, { payload: bannerId }: PayloadAction<string>): State => ({ ...state, bannerId, fault: null }),
    bannerStored: (state): State => ({ ...state, bannerId: null, fault: null }),
    bannerFailed: (state, { payload: fault }: PayloadAction<BannerFault>): State => ({ ...state, fault }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(dialogOpened, () => initialState)
      .addCase(dialogClosed, () => initialState)
      .addCase(sessionEnded, () => initialState),
})

export const { bannersListed, bannersNotListed, bannerAsked, bannerStored, bannerFailed } = bannerDeskSlice.actions
