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
  wallModeEntered,
  wallModeLeft,
} from './events.ts'

type View = {
  readonly tab: Tab
  readonly dialog: DialogName | null
  readonly failure: string | null
  /** The floor fills the screen, and nothing else is there. Whatever else comes into view ends that. */
  readonly isWall: boolean
}

const initialState: View = { tab: 'call', dialog: null, failure: null, isWall: false }

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
      .addCase(wallModeEntered, (view) => {
        view.tab = 'floor'
        view.isWall = true
      })
      .addCase(wallModeLeft, (view) => {
        view.isWall = false
      })
      .addCase(sessionEnded, () => initialState)
      .addMatcher(
        () => true,
        (view) => {
          if (view.tab !== 'floor') view.isWall = false
        },
      ),
})
