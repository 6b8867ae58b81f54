/** Whether an address leads to a web page over an encrypted connection: all that the system's browser is handed. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:'
}
