/** All words of a text without punctuation, as a query has to be for libraries that read signs as commands. */
export const cleanedWords = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

export const allWords = (turns: readonly { readonly text: string }[]): string =>
  cleanedWords(turns.map(({ text }) => text).join(' '))
