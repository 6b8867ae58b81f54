import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { hasDisplay } from './environment.ts'
import { StartFailure } from './say.ts'

/** Something to show windows on. */
export type Display = {
  /** What programs that use it need in their environment. */
  readonly env: Readonly<Record<string, string>>
  /** Whether a person can see it. */
  readonly visible: boolean
  /** Ends what was started for it; a person's own display is left alone. */
  stop(): Promise<void>
}

const readyWithinMs = 30_000

/**
 * The display of the person who started us, or else an Xvfb of our own. Xvfb picks a free display number by itself
 * and tells it, so that any number of these live side by side.
 */
export async function openDisplay({ ownXvfb = false } = {}): Promise<Display> {
  if (hasDisplay && !ownXvfb) return { env: {}, visible: true, stop: async () => {} }
  return startXvfb()
}

async function startXvfb(): Promise<Display> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => xvfb.once('close', () => resolve()))
  const stop = async () => {
    process.off('exit', endNow)
    xvfb.kill()
    await ended
  }
  const endNow = () => {
    xvfb.kill()
  }
  process.on('exit', endNow)
  try {
    const number = await firstLine(xvfb.stdio[3] as Readable, ended)
    // Electron prefers Wayland where it is told that there is one.
    return { env: { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' }, visible: false, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function firstLine(stream: Readable, ended: Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const fail = (reason: string) => reject(new StartFailure(`Xvfb ${reason}: is it installed (package xvfb)?`))
    const timer = setTimeout(() => fail('did not come up'), readyWithinMs)
    void ended.then(() => {
      clearTimeout(timer)
      fail('ended at once')
    })
    stream.on('data', (chunk: Buffer) => {
      text += chunk
      if (!text.includes('\n')) return
      clearTimeout(timer)
      resolve(text.trim())
    })
  })
}
