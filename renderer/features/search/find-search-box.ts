/** The search box on the page, for the key that goes there; null while it is not open. */
export const findSearchBox = (): HTMLInputElement | null => document.querySelector('input[data-search]')
