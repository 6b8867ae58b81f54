import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { ShownBanners } from '../../../shared/banner/banner.ts'
import { sessionEnded } from '../../app/events.ts'

/** What this workstation knows of banners; which of them stand is told by the clock. */
const initialState: ShownBanners = { banners: [], acknowledged: [] }

export const bannerSlice = createSlice({
  name: 'banner',
  initialState,
  reducers: {
    bannersKnown: (_state, { payload }: PayloadAction<ShownBanners>) => payload,
  },
  extraReducers: (builder) =>
    builder.addCase(sessionEnded, (state, { payload }) => (payload.reason === 'signed-out' ? initialState : state)),
})

export const { bannersKnown } = bannerSlice.actions
