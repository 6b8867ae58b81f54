import { combineReducers, type UnknownAction } from '@reduxjs/toolkit'
import { answerSlice } from '../features/answer/answer-slice.ts'
import { bannerDeskSlice } from '../features/banner/banner-desk-slice.ts'
import { bannerSlice } from '../features/banner/banner-slice.ts'
import { composerSlice } from '../features/composer/composer-slice.ts'
import { connectionSlice } from '../features/connection/connection-slice.ts'
import { contentSlice } from '../features/content/content-slice.ts'
import { earlierSlice } from '../features/content/earlier/earlier-slice.ts'
import { editorSlice } from '../features/content/editor/editor-slice.ts'
import { questionsSlice } from '../features/content/questions/questions-slice.ts'
import { releaseSlice } from '../features/content/release/release-slice.ts'
import { centreSlice } from '../features/conversations/centre-slice.ts'
import { drillSlice } from '../features/figures/drill/drill-slice.ts'
import { effectSlice } from '../features/figures/effect/effect-slice.ts'
import { heldSlice } from '../features/figures/fair/held-slice.ts'
import { teamSlice } from '../features/figures/fair/team-slice.ts'
import { periodsSlice } from '../features/figures/period/periods-slice.ts'
import { staffSlice } from '../features/figures/staff/staff-slice.ts'
import { wallSlice } from '../features/figures/wall/wall-slice.ts'
import { flagDeskSlice } from '../features/flags/flag-desk-slice.ts'
import { flagPanelSlice } from '../features/flags/flag-panel-slice.ts'
import { flagsSlice } from '../features/flags/flags-slice.ts'
import { gapsSlice } from '../features/gaps/gaps-slice.ts'
import { handOverSlice } from '../features/hand-over/hand-over-slice.ts'
import { interactionSlice } from '../features/interaction/interaction-slice.ts'
import { myDaySlice } from '../features/my-day/my-day-slice.ts'
import { practiceSlice } from '../features/practice/practice-slice.ts'
import { presenceSlice } from '../features/presence/presence-slice.ts'
import { recordingSlice } from '../features/recording/recording-slice.ts'
import { searchSlice } from '../features/search/search-slice.ts'
import { citySlice } from '../features/service-request/city-slice.ts'
import { serviceRequestSlice } from '../features/service-request/request-slice.ts'
import { sessionSlice } from '../features/session/session-slice.ts'
import { settingsSlice } from '../features/settings/settings-slice.ts'
import { suggestionsSlice } from '../features/suggestions/suggestions-slice.ts'
import { wrapUpSlice } from '../features/wrap-up/wrap-up-slice.ts'
import { type Several, severalOf } from './one-in-front.ts'
import { viewSlice } from './view-slice.ts'

const sharedReducer = combineReducers({
  session: sessionSlice.reducer,
  settings: settingsSlice.reducer,
  connection: connectionSlice.reducer,
  recording: recordingSlice.reducer,
  centre: centreSlice.reducer,
  presence: presenceSlice.reducer,
  handOver: handOverSlice.reducer,
  city: citySlice.reducer,
  practice: practiceSlice.reducer,
  myDay: myDaySlice.reducer,
  flags: flagsSlice.reducer,
  flagDesk: flagDeskSlice.reducer,
  gaps: gapsSlice.reducer,
  wall: wallSlice.reducer,
  periods: periodsSlice.reducer,
  drill: drillSlice.reducer,
  held: heldSlice.reducer,
  team: teamSlice.reducer,
  effect: effectSlice.reducer,
  staff: staffSlice.reducer,
  banner: bannerSlice.reducer,
  bannerDesk: bannerDeskSlice.reducer,
  content: contentSlice.reducer,
  editor: editorSlice.reducer,
  questions: questionsSlice.reducer,
  earlier: earlierSlice.reducer,
  release: releaseSlice.reducer,
  view: viewSlice.reducer,
})

/** What belongs to one interaction. */
const ofOneReducer = combineReducers({
  interaction: interactionSlice.reducer,
  suggestions: suggestionsSlice.reducer,
  answer: answerSlice.reducer,
  search: searchSlice.reducer,
  serviceRequest: serviceRequestSlice.reducer,
  wrapUp: wrapUpSlice.reducer,
  flagPanel: flagPanelSlice.reducer,
  composer: composerSlice.reducer,
})

type Shared = ReturnType<typeof sharedReducer>
export type OfOne = ReturnType<typeof ofOneReducer>

const severalReducer = severalOf<OfOne>(ofOneReducer, ({ interaction }) => interaction.open?.interactionId ?? null)

/** The set in front lies flat in the state, where every feature finds it; `desk` has the others. */
export type State = Shared & OfOne & { readonly desk: Omit<Several<OfOne>, 'front'> }

/** The part of the whole that a reducer made: it looks at nothing else. */
function partOf<Part extends object>(whole: Part, names: ReadonlyArray<keyof Part>): Part {
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Part
}

const namesIn = <Part extends object>(made: Part) => Object.keys(made) as Array<keyof Part>
const sharedNames = namesIn(sharedReducer(undefined, { type: 'names' }))
const ofOneNames = namesIn(ofOneReducer(undefined, { type: 'names' }))

export function rootReducer(state: State | undefined, action: UnknownAction): State {
  const before = state && { shared: partOf<Shared>(state, sharedNames), front: partOf<OfOne>(state, ofOneNames) }
  const shared = sharedReducer(before?.shared, action)
  const several = severalReducer(before && { ...state.desk, front: before.front }, action)
  const { front, ...desk } = several
  const isSameDesk = state !== undefined && isSame(state.desk, desk)
  if (isSameDesk && shared === before?.shared && front === before.front) return state
  return { ...shared, ...front, desk: isSameDesk ? state.desk : desk }
}

const isSame = (one: State['desk'], other: State['desk']) =>
  one.parked === other.parked && one.order === other.order && one.broughtBy === other.broughtBy
