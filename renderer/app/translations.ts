import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { figuresIn } from '../../shared/figures/definitions.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import en from '../translations/en.json' with { type: 'json' }
import fr from '../translations/fr.json' with { type: 'json' }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en & { figure: ReturnType<typeof figuresIn> } }
  }
}

/** Both languages, ready at once; switch with `changeLanguage`. */
export function makeTranslations(language: Language): i18n {
  const translations = createInstance()
  // With the resources at hand and `initAsync` off nothing is awaited: the first drawing already has its words.
  void translations.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { translation: { ...en, figure: figuresIn('en') } },
      fr: { translation: { ...fr, figure: figuresIn('fr') } },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return translations
}
