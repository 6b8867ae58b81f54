import { combineReducers } from '@reduxjs/toolkit'
import { answerSlice } from '../features/answer/answer-slice.ts'
import { bannerDeskSlice } from '../features/banner/banner-desk-slice.ts'
import { bannerSlice } from '../features/banner/banner-slice.ts'
import { connectionSlice } from '../features/connection/connection-slice.ts'
import { contentSlice } from '../features/content/content-slice.ts'
import { earlierSlice } from '../features/content/earlier/earlier-slice.ts'
import { editorSlice } from '../features/content/editor/editor-slice.ts'
import { questionsSlice } from '../features/content/questions/questions-slice.ts'
import { releaseSlice } from '../features/content/release/release-slice.ts'
import { flagDeskSlice } from '../features/flags/flag-desk-slice.ts'
import { flagsSlice } from '../features/flags/flags-slice.ts'
import { gapsSlice } from '../features/gaps/gaps-slice.ts'
import { interactionSlice } from '../features/interaction/interaction-slice.ts'
import { myDaySlice } from '../features/my-day/my-day-slice.ts'
import { practiceSlice } from '../features/practice/practice-slice.ts'
import { recordingSlice } from '../features/recording/recording-slice.ts'
import { searchSlice } from '../features/search/search-slice.ts'
import { sessionSlice } from '../features/session/session-slice.ts'
import { settingsSlice } from '../features/settings/settings-slice.ts'
import { suggestionsSlice } from '../features/suggestions/suggestions-slice.ts'
import { wrapUpSlice } from '../features/wrap-up/wrap-up-slice.ts'
import { viewSlice } from './view-slice.ts'

export const rootReducer = combineReducers({
  session: sessionSlice.reducer,
  settings: settingsSlice.reducer,
  connection: connectionSlice.reducer,
  recording: recordingSlice.reducer,
  interaction: interactionSlice.reducer,
  suggestions: suggestionsSlice.reducer,
  answer: answerSlice.reducer,
  search: searchSlice.reducer,
  wrapUp: wrapUpSlice.reducer,
  practice: practiceSlice.reducer,
  myDay: myDaySlice.reducer,
  flags: flagsSlice.reducer,
  flagDesk: flagDeskSlice.reducer,
  gaps: gapsSlice.reducer,
  banner: bannerSlice.reducer,
  bannerDesk: bannerDeskSlice.reducer,
  content: contentSlice.reducer,
  editor: editorSlice.reducer,
  questions: questionsSlice.reducer,
  earlier: earlierSlice.reducer,
  release: releaseSlice.reducer,
  view: viewSlice.reducer,
})
