/** Where the note of a flag is typed; null while nothing is being flagged. */
export const findFlagNote = (): HTMLInputElement | null => document.querySelector('input[data-flag-note]')
