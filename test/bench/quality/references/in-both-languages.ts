import type { Article, Ranked } from '../contender.ts'

/**
 * A reference keeps an index for each language. The one of the question's language comes first; the other fills up the
 * ten, because an answer may be there in the other language alone.
 */
export function inBothLanguages(
  articles: readonly Article[],
  rankedIn: (articles: readonly Article[], language: 'en' | 'fr') => (text: string) => readonly Ranked[],
): (text: string, language: 'en' | 'fr') => readonly Ranked[] {
  const of = (language: 'en' | 'fr') =>
    rankedIn(
      articles.filter(({ lang }) => lang === language),
      language,
    )
  const rank = { en: of('en'), fr: of('fr') }
  return (text, language) => {
    const found = rank[language](text)
    const ids = new Set(found.map(({ id }) => id))
    const others = found.length < 10 ? rank[language === 'en' ? 'fr' : 'en'](text) : []
    return [...found, ...others.filter(({ id }) => !ids.has(id))].slice(0, 10)
  }
}
