import type { MouseEvent } from 'react'

/** Put on buttons that a mouse may press while the focus stays where the agent types. */
export const keepsFocus = { onMouseDown: (event: MouseEvent) => event.preventDefault() }
