import { createSlice } from '@reduxjs/toolkit'
import {
  answerWorkAsked,
  type DialogName,
  dialogClosed,
  dialogOpened,
  drillOpened,
  failureMet,
  failureRead,
  interactionOffered,
  newAnswerAsked,
  searchOpened,
  sessionEnded,
  type Tab,
  tabChosen,
} from './events.ts'

type View = { readonly tab: Tab; readonly dialog: DialogName | null; readonly failure: string | null }

const initialState: View = { tab: 'call', dialog: null, failure: null }

const toContent = (view: View): View => ({ ...view, tab: 'content', dialog: null })

export const viewSlice = createSlice({
  name: 'view',
  initialState,
  reducers: {},
  extraReducers: (builder) =>
    builder
      .addCase(tabChosen, (view, { payload }) => {
        view.tab = payload
      })
      .addCase(interactionOffered, (view) => {
        view.tab = 'call'
        view.dialog = null
      })
      .addCase(searchOpened, (view) => {
        view.tab = 'call'
      })
      .addCase(answerWorkAsked, toContent)
      .addCase(newAnswerAsked, toContent)
      .addCase(dialogOpened, (view, { payload }) => {
        view.dialog = payload
      })
      .addCase(drillOpened, (view) => {
        view.dialog = 'drill'
      })
      .addCase(dialogClosed, (view) => {
        view.dialog = null
      })
      .addCase(failureMet, (view, { payload }) => {
        view.failure = payload.detail
      })
      .addCase(failureRead, (view) => {
        view.failure = null
      })
      .addCase(sessionEnded, () => initialState),
})
