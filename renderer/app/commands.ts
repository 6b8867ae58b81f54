import { copyAnswer } from '../features/answer/answer-commands.ts'
import { answerClosed } from '../features/answer/answer-slice.ts'
import { acknowledgeBanner } from '../features/banner/banner-commands.ts'
import { findComposer } from '../features/composer/composer-box.ts'
import { translateInserted } from '../features/composer/composer-commands.ts'
import { openEarlierHere } from '../features/content/earlier/earlier-commands.ts'
import { openNew } from '../features/content/editor/open-commands.ts'
import { goToConversation, goToLongestWaiting, takeNext } from '../features/conversations/conversations-commands.ts'
import { selectIsWall } from '../features/figures/figures-selectors.ts'
import { printPeriods } from '../features/figures/period/periods-commands.ts'
import { leaveFlagPanel, openFlagPanel } from '../features/flags/flags-commands.ts'
import { openHandOver } from '../features/hand-over/hand-over-commands.ts'
import { findNoteBox } from '../features/interaction/find-note-box.ts'
import {
  endCall,
  holdOrResume,
  startNextCall,
  switchResidentLanguage,
} from '../features/interaction/interaction-commands.ts'
import type { Command } from '../features/key-map/key-bindings.ts'
import { findSearchBox } from '../features/search/find-search-box.ts'
import { switchSearchLanguage } from '../features/search/search-commands.ts'
import {
  copyNumber,
  goOnWithRequest,
  leaveRequestPanel,
  openRequestPanel,
} from '../features/service-request/request-commands.ts'
import { selectShownNumber } from '../features/service-request/request-selectors.ts'
import { dismissSuggestion, markSuggestionUsed } from '../features/suggestions/suggestions-commands.ts'
import { dialogOpened, searchClosed, searchOpened, wallModeEntered, wallModeLeft } from './events.ts'
import type { AppDispatch, AppThunk } from './store-types.ts'

/** What each command of the key map does. */
export const commands: Readonly<Record<Command, (dispatch: AppDispatch) => void>> = {
  'start-call': (dispatch) => dispatch(startNextCall()),
  'hold-or-resume': (dispatch) => dispatch(holdOrResume()),
  'end-call': (dispatch) => dispatch(endCall()),
  'use-1': (dispatch) => dispatch(markSuggestionUsed(1)),
  'use-2': (dispatch) => dispatch(markSuggestionUsed(2)),
  'use-3': (dispatch) => dispatch(markSuggestionUsed(3)),
  'dismiss-1': (dispatch) => dispatch(dismissSuggestion(1)),
  'dismiss-2': (dispatch) => dispatch(dismissSuggestion(2)),
  'dismiss-3': (dispatch) => dispatch(dismissSuggestion(3)),
  'copy-text': (dispatch) => void dispatch(copyWhatIsShown()),
  'copy-link': (dispatch) => void dispatch(copyAnswer('link')),
  search: (dispatch) => dispatch(goToSearch()),
  'switch-language': (dispatch) => dispatch(switchLanguage()),
  'focus-notes': () => goToNotes(),
  'close-answer': (dispatch) => dispatch(closeTopmost()),
  'flag-answer': (dispatch) => dispatch(openFlagPanel()),
  'service-request': (dispatch) => dispatch(openRequestPanel()),
  'request-next': (dispatch) => dispatch(goOnWithRequest()),
  'acknowledge-banner': (dispatch) => void dispatch(acknowledgeBanner()),
  'new-answer': (dispatch) => void dispatch(openNew()),
  'take-next': (dispatch) => dispatch(takeNext()),
  'next-conversation': (dispatch) => dispatch(goToConversation(1)),
  'previous-conversation': (dispatch) => dispatch(goToConversation(-1)),
  'longest-waiting': (dispatch) => dispatch(goToLongestWaiting()),
  'translate-inserted': (dispatch) => void dispatch(translateInserted()),
  'hand-over': (dispatch) => void dispatch(openHandOver()),
  'choose-presence': (dispatch) => dispatch(goToPresence()),
  'earlier-texts': (dispatch) => dispatch(openEarlierHere()),
  'wall-mode': (dispatch) => dispatch(switchWallMode()),
  print: (dispatch) => dispatch(printPeriods()),
  'show-keys': (dispatch) => dispatch(dialogOpened('key-map')),
}

/** To the notes; there already, to what is written to the resident. */
function goToNotes(): void {
  const notes = findNoteBox()
  const isThere = notes !== null && document.activeElement === notes
  if (isThere) findComposer()?.focus()
  else notes?.focus()
}

/** Nothing to choose before the centre has said how it sees this agent. */
function goToPresence(): AppThunk {
  return (dispatch, getState) => {
    if (getState().presence.own) dispatch(dialogOpened('presence'))
  }
}

/** Opens the search; open already, it gets the keyboard back, its text ready to be replaced. */
function goToSearch(): AppThunk {
  return (dispatch) => {
    dispatch(searchOpened())
    findSearchBox()?.select()
  }
}

/** The resident's language, or that of the search while it is open. */
function switchLanguage(): AppThunk {
  return (dispatch, getState) => dispatch(getState().search.isOpen ? switchSearchLanguage() : switchResidentLanguage())
}

/** Into wall mode from wherever somebody is, and out of it. */
function switchWallMode(): AppThunk {
  return (dispatch, getState) => dispatch(selectIsWall(getState()) ? wallModeLeft() : wallModeEntered())
}

/** The number of a request that is to be said, else the open answer. */
function copyWhatIsShown(): AppThunk<Promise<void>> {
  return (dispatch, getState) => dispatch(selectShownNumber(getState()) === null ? copyAnswer('text') : copyNumber())
}

/** On a wall there is nothing else. What is being flagged comes first; then search, service request and answer. */
function closeTopmost(): AppThunk {
  return (dispatch, getState) => {
    if (selectIsWall(getState())) return dispatch(wallModeLeft())
    if (getState().flagPanel.open) return dispatch(leaveFlagPanel())
    if (getState().search.isOpen) return dispatch(searchClosed())
    if (getState().serviceRequest.isOpen) return dispatch(leaveRequestPanel())
    dispatch(answerClosed())
  }
}
