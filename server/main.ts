import { join } from 'node:path'
import { collectDefaultMetrics } from 'prom-client'
import { createServer } from './app.ts'
import { readConfig } from './config.ts'
import { ensureCountModel } from './counts/keep-counts.ts'
import { openDatabase } from './db/open-database.ts'
import { ensureFlagModel } from './flags/flags-repository.ts'
import { ensureGoldenQuestions } from './golden/first-golden-questions.ts'
import { startGoldenThread } from './golden/start-golden-thread.ts'
import { ensureInteractionModel } from './interactions/interactions-repository.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { ensureFirstRelease } from './releases/first-release.ts'
import { onStopSignal, runProgram } from './run-program.ts'
import { serverVersion } from './version.ts'

/* The central server: opens the database, makes the first release if there is none, listens, and closes cleanly. */

runProgram(readConfig, async (config) => {
  const log = createLog(config.logLevel)
  const clock = { now: () => Date.now() }
  const stopped = onStopSignal(log)

  const database = await openDatabase(config, log)
  try {
    const { db, pool } = database
    const interactions = await ensureInteractionModel(db)
    if (interactions === 'rebuilt') log.info('the interactions were derived from their facts')
    await ensureFlagModel(db)
    const counts = await ensureCountModel(db, interactions === 'rebuilt')
    if (counts !== 'current') log.info('what became of the answers was counted from the facts')
    await ensureFirstRelease({ db, clock, log, contentFolder: config.contentFolder, timeZone: config.timeZone })
    await ensureGoldenQuestions({ db, clock, log, file: join(config.contentFolder, '../golden-questions.json') })

    const metrics = createMetrics()
    collectDefaultMetrics({ register: metrics.registry })
    const server = await createServer({
      db,
      pool,
      clock,
      log,
      version: serverVersion(),
      startGoldenThread,
      timeZone: config.timeZone,
      secondPerson: config.secondPerson,
      chatsPerAgent: config.chatsPerAgent,
      georeport: config.georeport,
      chatPage: config.chatPage,
      trustedProxies: config.trustedProxies,
      metrics,
    })
    try {
      await server.listen(config)
      await stopped
    } finally {
      await server.stop()
    }
  } finally {
    await database.close()
  }
  log.info('the Cue311 server has stopped')
})
