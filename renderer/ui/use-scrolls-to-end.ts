import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Keeps a list scrolled to its end while it grows, unless the reader has scrolled up to read. */
export function useScrollsToEnd(list: RefObject<HTMLElement | null>, length: number): () => void {
  const atEnd = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again when the list has grown
  useLayoutEffect(() => {
    if (list.current && atEnd.current) list.current.scrollTop = list.current.scrollHeight
  }, [list, length])
  return () => {
    const element = list.current
    if (element) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24
  }
}
