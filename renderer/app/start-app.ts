import type { Bridge } from '../bridge.ts'
import { bannersKnown } from '../features/banner/banner-slice.ts'
import { connectionChanged, outboxChanged, statusRead } from '../features/connection/connection-slice.ts'
import { hearCaughtUp, hearGone, hearMoment, hearTold } from '../features/conversations/conversations-commands.ts'
import { hearWall } from '../features/figures/wall/wall-commands.ts'
import { flagsSettled } from '../features/flags/flags-slice.ts'
import { practiceListed } from '../features/practice/practice-slice.ts'
import { presenceTold, waitingTold } from '../features/presence/presence-slice.ts'
import { startRecorder } from '../features/recording/recorder.ts'
import { tellRequest } from '../features/service-request/request-commands.ts'
import { nobodySignedIn } from '../features/session/session-slice.ts'
import {
  contentChanged,
  conversationFinished,
  failureMet,
  releaseChanged,
  sessionBegan,
  sessionEnded,
  utteranceHeard,
} from './events.ts'
import type { AppStore } from './make-store.ts'

/**
 * Connects a store with the main process: hears its events, reads where things stand, restores an open call, saves what
 * happens from then on. The function returned ends all of it.
 */
export async function startApp(store: AppStore, bridge: Bridge): Promise<() => void> {
  const undo = [hearEvents(store, bridge), heedLostPromises(store), startRecorder(store, bridge)]
  const [status, person] = await Promise.all([bridge.request('status:read', {}), bridge.request('session:current', {})])
  store.dispatch(statusRead(status))
  store.dispatch(practiceListed(await bridge.request('practice:list', {})))
  store.dispatch(person ? sessionBegan(person) : nobodySignedIn())
  return () => {
    for (const end of undo) end()
  }
}

function hearEvents({ dispatch }: AppStore, bridge: Bridge): () => void {
  const undo = [
    bridge.on('connection:changed', (connection) => dispatch(connectionChanged(connection))),
    bridge.on('release:changed', (release) => dispatch(releaseChanged(release))),
    bridge.on('outbox:changed', (outbox) => dispatch(outboxChanged(outbox))),
    bridge.on('content:changed', (changed) => dispatch(contentChanged(changed))),
    bridge.on('session:ended', (ended) => dispatch(sessionEnded(ended))),
    bridge.on('utterance:heard', (heard) => dispatch(utteranceHeard(heard))),
    bridge.on('conversation:finished', (finished) => dispatch(conversationFinished(finished))),
    bridge.on('conversation:events', (tail) => dispatch(hearTold(tail))),
    bridge.on('conversation:moment', (moment) => dispatch(hearMoment(moment))),
    bridge.on('conversation:gone', (gone) => dispatch(hearGone(gone))),
    bridge.on('conversations:caught-up', ({ caughtUp }) => dispatch(hearCaughtUp(caughtUp))),
    bridge.on('presence:changed', (presence) => dispatch(presenceTold(presence))),
    bridge.on('waiting:changed', ({ waiting }) => dispatch(waitingTold(waiting))),
    bridge.on('wall:changed', (wall) => dispatch(hearWall(wall))),
    bridge.on('flag:settled', ({ flags }) => dispatch(flagsSettled(flags))),
    bridge.on('service-request:changed', ({ request }) => dispatch(tellRequest(request))),
    bridge.on('banners:changed', (known) => dispatch(bannersKnown(known))),
  ]
  return () => {
    for (const end of undo) end()
  }
}

/** A promise that nobody awaited and that failed is a fault to be seen, not to be lost. */
function heedLostPromises({ dispatch }: AppStore): () => void {
  const onLost = ({ reason }: PromiseRejectionEvent) =>
    dispatch(failureMet({ during: 'promise', detail: reason instanceof Error ? reason.message : String(reason) }))
  window.addEventListener('unhandledrejection', onLost)
  return () => window.removeEventListener('unhandledrejection', onLost)
}
