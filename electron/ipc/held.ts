import { type HeldWorld, saveHeld } from '../sync/save-held.ts'
import type { Handle } from './handle.ts'

export const registerHeldHandlers = (handle: Handle, world: HeldWorld) =>
  handle('held:save', ({ language }) => saveHeld(world, language))
