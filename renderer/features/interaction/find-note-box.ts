/** The note box on the page, for the key that goes there; null while no interaction is open. */
export const findNoteBox = (): HTMLTextAreaElement | null => document.querySelector('textarea[data-notes]')
