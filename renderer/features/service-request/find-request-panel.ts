/** The panel on the page; null while it is closed. */
export const findRequestPanel = (): HTMLElement | null => document.querySelector('[data-service-request]')
