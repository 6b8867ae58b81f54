/** Of what differs in words and colours alone, the check takes some; `npm run test:desktop` takes all. */
export const longUnless = (isChecked: boolean) => (isChecked ? {} : { tag: '@long' })

/** English as it is by day, French as it is by night: both languages, and both themes, once. */
export const isTypical = (language: 'en' | 'fr', theme: 'light' | 'dark'): boolean =>
  (language === 'en') === (theme === 'light')
