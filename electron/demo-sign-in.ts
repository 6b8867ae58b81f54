import type { Config } from './config.ts'
import type { SessionKeeper } from './sync/session-keeper.ts'

type DemoWorld = {
  readonly account: NonNullable<Config['demoSignIn']>
  readonly session: SessionKeeper
  readonly after: (ms: number, callback: () => void) => () => void
  readonly onSignedIn: () => void
}

export type DemoSignIn = {
  /** Resolves when the first attempt has ended, however it did. */
  readonly firstAttempt: Promise<void>
  readonly stop: () => void
}

const againMs = 1_000

/**
 * For trying out: signs in by itself when the session of the last start cannot be continued, as soon as the server
 * is there.
 */
export function startDemoSignIn({ account, session, after, onSignedIn }: DemoWorld): DemoSignIn {
  let stopped = false
  let cancel = () => {}

  const attempt = async () => {
    if ((await session.renew()) === 'renewed') return
    const answer = await session.signIn(account.signInName, account.password)
    if (stopped) return
    if (answer.ok) return onSignedIn()
    const mayHelp = answer.reason === 'server-unreachable' || answer.reason === 'unavailable'
    if (mayHelp) cancel = after(againMs, () => void attempt())
  }

  return {
    firstAttempt: attempt(),
    stop: () => {
      stopped = true
      cancel()
    },
  }
}
