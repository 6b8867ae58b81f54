import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { Status } from '../shared/status.ts'
import { after } from './after.ts'
import type { Announce } from './ipc/handle.ts'
import { startKnowledgeClient } from './knowledge/knowledge-client.ts'
import { createLibrarian } from './knowledge/librarian-client.ts'
import { describeError, type Log } from './log.ts'
import type { MainClock } from './main-clock.ts'
import { createPracticePlayer } from './practice/practice-player.ts'
import { loadPracticeScripts } from './practice/practice-scripts.ts'
import { openBannerFile } from './storage/banner-file.ts'
import { openDatabase } from './storage/database.ts'
import { openDrafts } from './storage/drafts.ts'
import { openJournal } from './storage/journal.ts'
import { openKeptQuestions } from './storage/kept-questions.ts'
import { openKeptRequests } from './storage/kept-requests.ts'
import { openKeptTexts } from './storage/kept-texts.ts'
import { openOutbox } from './storage/outbox.ts'
import { createRecorder } from './storage/recorder.ts'
import { openReleaseKey } from './storage/release-key.ts'
import { openReleaseStore } from './storage/releases.ts'
import { openServiceBook } from './storage/service-book.ts'
import { type Cipher, openSessionFile } from './storage/session-file.ts'
import { startBannerSync } from './sync/banner-sync.ts'
import { createConnection } from './sync/connection.ts'
import { startConversationSync } from './sync/conversation-sync.ts'
import { startDelivery } from './sync/delivery.ts'
import { createHttpCalls, type Fetch } from './sync/http-calls.ts'
import { startReleaseSync } from './sync/release-sync.ts'
import { startRequestSync } from './sync/request-sync.ts'
import { openSessionKeeper } from './sync/session-keeper.ts'

export type WorkstationWorld = {
  /** The folder for everything that this workstation keeps. */
  readonly folder: string
  /** The folder of the files that come with the app. */
  readonly assets: string
  readonly serverUrl: () => string
  readonly cipher: Cipher
  readonly clock: MainClock
  readonly log: Log
  readonly fetch: Fetch
  readonly startKnowledgeWorker: () => Worker
  readonly startLibrarianWorker: () => Worker
  readonly practicePace: number
  readonly announce: Announce
  /** How long no release must have come before one made of changes becomes one file again. */
  readonly compactAfterMs?: number | undefined
}

export type Workstation = Awaited<ReturnType<typeof startWorkstation>>

const pruneMs = 6 * 60 * 60 * 1000

/**
 * Everything of the desktop but the window: opens what is on disk, starts the knowledge host, connects to the server.
 * It knows nothing of Electron, so that tests run it whole.
 *
 * @throws when the disk is full or the folder is in use
 */
export async function startWorkstation(world: WorkstationWorld) {
  const { folder, clock, log, announce } = world
  const now = () => clock.now()

  const { database, setAside } = await openDatabase(join(folder, 'database'), { now, log })
  const outbox = await openOutbox({ database, newDeviceId: randomUUID, log })
  // A repaired log may have lost its place: numbers that were used must not be used again under the old identity.
  if (setAside) await outbox.renewDevice(randomUUID())
  const journal = await openJournal(database)
  const drafts = await openDrafts(join(folder, 'drafts'), log)
  const keptTexts = await openKeptTexts(join(folder, 'content-drafts'), log)
  const keptQuestions = await openKeptQuestions(join(folder, 'content-questions'), log)
  const recorder = createRecorder({ database, outbox, journal, drafts })
  await recorder.forgetClosedDrafts()

  const http = createHttpCalls(world.serverUrl, world.fetch)
  const releaseKey = await openReleaseKey(join(folder, 'release-key.json'), log)
  const session = await openSessionKeeper({
    releaseKey,
    file: openSessionFile(join(folder, 'session.json'), world.cipher, log),
    http,
    serverUrl: world.serverUrl,
    clock,
    log,
    deviceId: () => outbox.deviceId(),
    onEnded: (reason) => announce('session:ended', { reason }),
  })

  const releaseStore = openReleaseStore(folder, { now })
  const outboxStatus = () => ({ ...outbox.counts(), ...(setAside ? { setAside } : {}) })
  const connection = createConnection({
    serverUrl: world.serverUrl,
    deviceId: () => outbox.deviceId(),
    session,
    clock,
    after,
    chance: Math.random,
    log,
    onStatus: (status) => {
      if (status.state !== 'online') conversations.cutOff()
      announce('connection:changed', status)
    },
    onWelcome: ({ release, banners: standing, acknowledgedBanners }) => {
      delivery.nudge()
      releases.wanted(release)
      if (standing) banners.heard(standing, acknowledgedBanners)
      conversations.welcomed()
      requests.nudge()
    },
    onPublished: (release) => releases.wanted(release),
    // As the disk says: what is on it may not be open yet.
    releaseHash: async () => (await releaseStore.current())?.place.release.hash,
    onFlagSettled: (settled) => announce('flag:settled', settled),
    onWall: (wall) => announce('wall:changed', wall),
    onContentChanged: (changed) => announce('content:changed', changed),
    onRequestChanged: ({ request }) => requests.heard(request),
    onBanners: (changed) => banners.heard(changed.banners),
    conversations: {
      heardTail: (tail) => conversations.heardTail(tail),
      heardMoment: (moment) => conversations.heardMoment(moment),
      heardGone: (gone) => conversations.heardGone(gone),
      heardPresence: (presence) => conversations.heardPresence(presence),
      heardWaiting: (waiting) => conversations.heardWaiting(waiting),
    },
  })
  const conversations = startConversationSync({ connection, session, after, chance: Math.random, log, announce })
  const banners = await startBannerSync({
    file: openBannerFile(join(folder, 'banners.json')),
    session,
    connection,
    clock,
    after,
    chance: Math.random,
    log,
    onChanged: (shown) => announce('banners:changed', shown),
  })
  const outboxChanged = () => announce('outbox:changed', outboxStatus())
  const delivery = startDelivery({ outbox, connection, clock, after, log, onSettled: outboxChanged })

  const outboxFilled = () => {
    outboxChanged()
    delivery.nudge()
  }
  const requests = startRequestSync({
    kept: await openKeptRequests(join(folder, 'service-requests'), log),
    session,
    connection,
    clock,
    after,
    chance: Math.random,
    log,
    record: async (fact) => {
      await recorder.record(fact)
      outboxFilled()
    },
    onChanged: (request) => announce('service-request:changed', { request }),
  })
  const serviceBook = await openServiceBook(join(folder, 'services.json'), log)

  const knowledge = startKnowledgeClient({
    startWorker: world.startKnowledgeWorker,
    lessonsFile: join(folder, 'lessons.json'),
    after,
    log,
  })
  const librarian = createLibrarian({ workstationFolder: folder, startWorker: world.startLibrarianWorker, after, log })
  const releases = startReleaseSync({
    store: releaseStore,
    librarian,
    knowledge,
    http,
    session,
    trustedKey: releaseKey.trusted,
    connection,
    after,
    chance: Math.random,
    log,
    onStatus: (status) => announce('release:changed', status),
    compactAfterMs: world.compactAfterMs,
  })

  const scripts = await loadPracticeScripts(join(world.assets, 'practice'), log)
  const player = createPracticePlayer({ scripts, clock, after, pace: world.practicePace })
  const stopListening = player.listen({
    utteranceHeard: (interactionId, utterance) => announce('utterance:heard', { interactionId, utterance }),
    conversationFinished: (interactionId) => announce('conversation:finished', { interactionId }),
  })

  const prune = () =>
    journal.prune(now()).catch((error: unknown) => log.warn('journal not pruned', { detail: describeError(error) }))
  await prune()
  const pruning = setInterval(() => void prune(), pruneMs)

  connection.connect()

  return {
    outbox,
    journal,
    drafts,
    keptTexts,
    keptQuestions,
    recorder,
    session,
    connection,
    knowledge,
    banners,
    conversations,
    requests,
    serviceBook,
    scripts,
    player,
    status: (): Status => ({ connection: connection.status(), release: releases.status(), outbox: outboxStatus() }),
    /** The outbox holds something new: says so and sends it. */
    outboxFilled,
    /** Ends everything; what is on disk is complete at every moment, so a caller may also just leave. */
    stop: async () => {
      clearInterval(pruning)
      stopListening()
      player.stop()
      releases.stop()
      await librarian.stop()
      conversations.stop()
      connection.close()
      await banners.stop()
      await requests.stop()
      await serviceBook.stop()
      await delivery.stop()
      await knowledge.stop()
      await database.close()
    },
  }
}
