import { useLayoutEffect } from 'react'

/**
 * For what takes the focus while it is on the screen (a dialog, a search): afterwards the focus goes back to where it was,
 * unless something else has taken it.
 */
export function useReturningFocus(): void {
  useLayoutEffect(() => {
    const before = document.activeElement
    return () => {
      // After the dialog has let go of the focus, which it does while it closes.
      setTimeout(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body
        if (isFree && before instanceof HTMLElement && before.isConnected) before.focus()
      })
    }
  }, [])
}
