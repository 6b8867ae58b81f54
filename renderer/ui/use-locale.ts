import { useTranslation } from 'react-i18next'

/** The locale that dates and ages are written in. */
export function useLocale(): string {
  const { i18n } = useTranslation()
  return i18n.language === 'fr' ? 'fr-CA' : 'en-CA'
}
