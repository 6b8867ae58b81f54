import { selectMayEdit } from '../features/content/content-selectors.ts'
import { selectSubject } from '../features/content/earlier/earlier-commands.ts'
import { selectIsWall, selectMaySeeFigures } from '../features/figures/figures-selectors.ts'
import { selectPhase } from '../features/interaction/interaction-selectors.ts'
import { type Command, commandOf } from '../features/key-map/key-bindings.ts'
import { submitWrapUp } from '../features/wrap-up/wrap-up-commands.ts'
import { commands } from './commands.ts'
import type { AppStore } from './make-store.ts'
import type { RootState } from './store-types.ts'

/** Begins to listen to the keyboard; the function returned ends it. */
export function handleKeys(store: AppStore, target: Window = window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog has the keyboard to itself; a letter being composed is not a key yet.
    if (event.isComposing || store.getState().view.dialog || !store.getState().session.person) return
    if (confirmsWrapUp(store, event)) {
      event.preventDefault()
      store.dispatch(submitWrapUp())
      return
    }
    const command = commandOf(event, isTextField(event.target))
    if (!command || isIdle(command, store.getState())) return
    event.preventDefault()
    if (!event.repeat) commands[command](store.dispatch)
  }
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}

/**
 * Whether a key has nothing to act on: Escape with nothing open, a card's key while the search or a service request hides
 * the cards, a new answer outside of the content, the earlier texts of none; on a wall, whatever would act out of sight.
 */
function isIdle(command: Command, state: RootState): boolean {
  const { search, answer, flagPanel, view, serviceRequest } = state
  if (command === 'wall-mode') return !selectMaySeeFigures(state)
  if (command === 'print') return state.view.tab !== 'periods'
  if (selectIsWall(state)) return !onWall.has(command)
  if (command === 'new-answer') return view.tab !== 'content' || !selectMayEdit(state)
  if (command === 'request-next') return !serviceRequest.isOpen || search.isOpen || flagPanel.open !== null
  if (command === 'earlier-texts') return view.tab !== 'content' || !selectMayEdit(state) || !selectSubject(state)
  if (command === 'close-answer') return !search.isOpen && !answer.open && !flagPanel.open && !serviceRequest.isOpen
  return (search.isOpen || serviceRequest.isOpen) && /^(use|dismiss)-/.test(command)
}

/** What can be done while the floor fills the screen. */
const onWall: ReadonlySet<Command> = new Set(['close-answer', 'show-keys'])

/** Enter alone, in after-call work, unless it presses a button, opens a link or is the search's or a service request's. */
function confirmsWrapUp(store: AppStore, event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.repeat) return false
  const { view, search, serviceRequest } = store.getState()
  if (event.defaultPrevented || view.tab !== 'call' || search.isOpen || serviceRequest.isOpen) return false
  const pressesSomething = event.target instanceof Element && event.target.closest('button, a, [role="menu"]') !== null
  return selectPhase(store.getState()) === 'after-call' && !pressesSomething
}

const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
