/** The scheme and the address of the window's pages. */
export const appScheme = 'app'
export const appHost = 'cue311'
export const appOrigin = `${appScheme}://${appHost}`
export const appUrl = `${appOrigin}/index.html`
