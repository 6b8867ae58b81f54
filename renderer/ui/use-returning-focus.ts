import { useLayoutEffect } from 'react'

/** For what takes the focus while it is on the screen (a dialog): afterwards the focus goes back to where it was. */
export function useReturningFocus(): void {
  useLayoutEffect(() => {
    const before = document.activeElement
    return () => {
      // After the dialog has let go of the focus, which it does while it closes.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus()
      })
    }
  }, [])
}
