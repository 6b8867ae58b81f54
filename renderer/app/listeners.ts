import { listenToAnswer } from '../features/answer/answer-listeners.ts'
import { listenToBanners } from '../features/banner/banner-listeners.ts'
import { listenToComposer } from '../features/composer/composer-listeners.ts'
import { listenToConnection } from '../features/connection/connection-listeners.ts'
import { listenToContent } from '../features/content/content-listeners.ts'
import { listenToConversations } from '../features/conversations/conversations-listeners.ts'
import { listenToWallMode } from '../features/figures/wall/wall-listeners.ts'
import { listenToFlags } from '../features/flags/flags-listeners.ts'
import { listenToMyDay } from '../features/my-day/my-day-listeners.ts'
import { listenToPractice } from '../features/practice/practice-listeners.ts'
import { listenToSearch } from '../features/search/search-listeners.ts'
import { listenToServiceRequests } from '../features/service-request/request-listeners.ts'
import { listenToSession } from '../features/session/session-listeners.ts'
import { listenToSettings } from '../features/settings/settings-listeners.ts'
import { listenToSuggestions } from '../features/suggestions/suggestions-listeners.ts'
import type { StartListening } from './store-types.ts'

/** Everything that acts on what happened. */
export function startListeners(startListening: StartListening): void {
  listenToSession(startListening)
  listenToSettings(startListening)
  listenToConnection(startListening)
  listenToSuggestions(startListening)
  listenToAnswer(startListening)
  listenToSearch(startListening)
  listenToPractice(startListening)
  listenToMyDay(startListening)
  listenToFlags(startListening)
  listenToBanners(startListening)
  listenToContent(startListening)
  listenToConversations(startListening)
  listenToComposer(startListening)
  listenToServiceRequests(startListening)
  listenToWallMode(startListening)
}
