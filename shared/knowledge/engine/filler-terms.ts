import type { Language } from '../language.ts'
import { fillerWords } from './filler.ts'
import { termOf } from './lunr-terms.ts'

const termsOf = (language: Language) => new Set([...fillerWords(language)].map((word) => termOf(word, language)))
const terms: Record<Language, ReadonlySet<string>> = { en: termsOf('en'), fr: termsOf('fr') }

/** Whether a term is that of a word which says nothing about what is asked. */
export const isFillerTerm = (term: string, language: Language): boolean => terms[language].has(term)
