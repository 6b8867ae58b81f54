/** The composer on the page; null while nothing can be written to a resident. */
export const findComposer = (): HTMLTextAreaElement | null => document.querySelector('textarea[data-composer]')

type Range = { readonly start: number; readonly end: number }

/**
 * Puts a text where the cursor is in the composer, or in place of a range, as if it had been typed or pasted: so Ctrl+Z
 * takes it out again. A word and what is put behind it stay apart. Without a composer on the page nothing happens.
 * @returns the text as it was put in, or null
 */
export function putIntoComposer(text: string, range?: Range): string | null {
  const box = findComposer()
  if (!box) return null
  box.focus()
  if (range) box.setSelectionRange(range.start, range.end)
  const before = box.value.slice(0, box.selectionStart)
  type(box, before === '' || /\s$/.test(before) ? text : ` ${text}`)
  return text
}

function type(box: HTMLTextAreaElement, text: string): void {
  // Nothing else that a page can do goes into the browser's own undo.
  if (typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)) return
  const caret = box.selectionStart + text.length
  const value = box.value.slice(0, box.selectionStart) + text + box.value.slice(box.selectionEnd)
  // By the element's own setter: React replaces it on the box, and hears nothing of a value that it saw being set.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, value)
  box.setSelectionRange(caret, caret)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
