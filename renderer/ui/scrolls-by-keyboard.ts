/** Put on a region that scrolls, so that somebody without a mouse can reach it and scroll. */
export const scrollsByKeyboard = { tabIndex: 0 } as const
