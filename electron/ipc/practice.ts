import { type PracticeScript, practiceTitleSchema } from '../../shared/practice/script.ts'
import type { PracticePlayer } from '../practice/practice-player.ts'
import { type Handle, undoAll } from './handle.ts'

type PracticeDeps = { readonly scripts: readonly PracticeScript[]; readonly player: PracticePlayer }

export function registerPracticeHandlers(handle: Handle, { scripts, player }: PracticeDeps) {
  return undoAll(
    handle('practice:list', () => scripts.map((script) => practiceTitleSchema.parse(script))),
    handle('practice:play', ({ scriptId, interactionId }) => player.play(scriptId, interactionId)),
    handle('practice:pause', ({ paused }) => {
      player.pause(paused)
      return {}
    }),
    handle('practice:stop', () => {
      player.stop()
      return {}
    }),
  )
}
