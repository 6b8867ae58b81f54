/** What a key can do. */
export type Command =
  | 'start-call'
  | 'hold-or-resume'
  | 'end-call'
  | 'use-1'
  | 'use-2'
  | 'use-3'
  | 'dismiss-1'
  | 'dismiss-2'
  | 'dismiss-3'
  | 'copy-text'
  | 'copy-link'
  | 'switch-language'
  | 'focus-notes'
  | 'close-answer'
  | 'search'
  | 'flag-answer'
  | 'service-request'
  | 'request-next'
  | 'acknowledge-banner'
  | 'new-answer'
  | 'take-next'
  | 'next-conversation'
  | 'previous-conversation'
  | 'longest-waiting'
  | 'translate-inserted'
  | 'hand-over'
  | 'choose-presence'
  | 'earlier-texts'
  | 'wall-mode'
  | 'print'
  | 'show-keys'

/**
 * One key. Without Alt in any of them: Ctrl+Alt is AltGr, which types letters. Digits and letters with Ctrl go by their
 * place on the keyboard (`code`), since Shift turns a digit into a sign and French keyboards have signs first.
 */
export type KeyBinding = {
  readonly command: Command
  readonly match: { readonly key: string } | { readonly code: string }
  readonly ctrl: boolean
  /** `either`: the key cannot be typed without it on some keyboards. */
  readonly shift: boolean | 'either'
  /** Not while somebody types: the key is a letter there. */
  readonly outsideTextFields: boolean
  /** How a person reads it. `Ctrl`, `Shift` and `Esc` are translated where it is shown. */
  readonly shownAs: readonly string[]
}

const plain = (command: Command, key: string, shownAs = key): KeyBinding => ({
  command,
  match: { key },
  ctrl: false,
  shift: false,
  outsideTextFields: false,
  shownAs: [shownAs],
})

const withCtrl = (command: Command, code: string, shownAs: string): KeyBinding => ({
  command,
  match: { code },
  ctrl: true,
  shift: false,
  outsideTextFields: false,
  shownAs: ['Ctrl', shownAs],
})

const withCtrlShift = (command: Command, code: string, shownAs: string): KeyBinding => ({
  ...withCtrl(command, code, shownAs),
  shift: true,
  shownAs: ['Ctrl', 'Shift', shownAs],
})

/** The one table that both the handler and the visible key map read. */
export const keyBindings: readonly KeyBinding[] = [
  plain('start-call', 'F2'),
  plain('hold-or-resume', 'F4'),
  plain('end-call', 'F9'),
  withCtrl('use-1', 'Digit1', '1'),
  withCtrl('use-2', 'Digit2', '2'),
  withCtrl('use-3', 'Digit3', '3'),
  withCtrlShift('dismiss-1', 'Digit1', '1'),
  withCtrlShift('dismiss-2', 'Digit2', '2'),
  withCtrlShift('dismiss-3', 'Digit3', '3'),
  withCtrl('search', 'KeyK', 'K'),
  plain('search', 'F3'),
  plain('close-answer', 'Escape', 'Esc'),
  withCtrlShift('copy-text', 'KeyC', 'C'),
  withCtrlShift('copy-link', 'KeyL', 'L'),
  plain('switch-language', 'F7'),
  plain('focus-notes', 'F8'),
  withCtrlShift('flag-answer', 'KeyF', 'F'),
  withCtrlShift('service-request', 'KeyS', 'S'),
  { ...plain('request-next', 'Enter'), ctrl: true, shownAs: ['Ctrl', 'Enter'] },
  plain('acknowledge-banner', 'F6'),
  withCtrl('new-answer', 'KeyN', 'N'),
  plain('take-next', 'F5'),
  { ...plain('next-conversation', 'PageDown'), ctrl: true, shownAs: ['Ctrl', 'PgDn'] },
  { ...plain('previous-conversation', 'PageUp'), ctrl: true, shownAs: ['Ctrl', 'PgUp'] },
  withCtrl('longest-waiting', 'KeyG', 'G'),
  withCtrlShift('translate-inserted', 'KeyT', 'T'),
  withCtrl('hand-over', 'KeyH', 'H'),
  withCtrlShift('choose-presence', 'KeyP', 'P'),
  withCtrlShift('earlier-texts', 'KeyH', 'H'),
  plain('wall-mode', 'F11'),
  withCtrl('print', 'KeyP', 'P'),
  plain('show-keys', 'F1'),
  { ...plain('show-keys', '?'), shift: 'either', outsideTextFields: true },
]

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'> & {
  getModifierState(name: 'AltGraph'): boolean
}

/** The command of a key press, or null. A press with Alt or AltGr is never ours. */
export function commandOf(pressed: Pressed, typing: boolean): Command | null {
  if (pressed.altKey || pressed.metaKey || pressed.getModifierState('AltGraph')) return null
  const binding = keyBindings.find(
    ({ match, ctrl, shift, outsideTextFields }) =>
      ('key' in match ? pressed.key === match.key : pressed.code === match.code) &&
      pressed.ctrlKey === ctrl &&
      (shift === 'either' || pressed.shiftKey === shift) &&
      !(outsideTextFields && typing),
  )
  return binding?.command ?? null
}

/** How the first key of a command is shown. */
export function keysOf(command: Command): readonly string[] {
  return keyBindings.find((binding) => binding.command === command)?.shownAs ?? []
}
