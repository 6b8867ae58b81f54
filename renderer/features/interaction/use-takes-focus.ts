import { type RefObject, useLayoutEffect } from 'react'
import { useAppSelector } from '../../app/hooks.ts'

/**
 * Puts the cursor at the end of a box when its interaction comes to the front, and never again. When the agent brought it
 * there the box takes the cursor; when it came by itself only if nobody has it: somebody may be typing.
 */
export function useTakesFocus(box: RefObject<HTMLTextAreaElement | null>, interactionId: string | undefined): void {
  const isWanted = useAppSelector(({ desk }) => desk.broughtBy) === 'agent'
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted later takes nothing
  useLayoutEffect(() => {
    const element = box.current
    if (!interactionId || !element || !mayTakeFocus(isWanted)) return
    element.focus()
    element.setSelectionRange(element.value.length, element.value.length)
  }, [box, interactionId])
}

function mayTakeFocus(isWanted: boolean): boolean {
  const focused = document.activeElement
  const isFree = !focused || focused === document.body || focused.closest('[data-call-state]') !== null
  // Whoever goes through the tabs with the arrows stays among them.
  return isFree || (isWanted && focused.closest('[role="tab"]') === null)
}
