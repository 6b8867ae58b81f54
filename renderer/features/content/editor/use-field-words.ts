import { useTranslation } from 'react-i18next'
import type { DraftText } from '../../../../shared/content/draft.ts'
import type { TextField } from '../../../../shared/content/obstacle.ts'
import { fieldAsText } from './draft-text.ts'

/** Tells what stands in a field as a person reads it: kinds and services by their names. */
export function useFieldWords(): (text: DraftText, field: TextField) => string {
  const { t } = useTranslation()
  return (text, field) => {
    if (field === 'kind') return t(`content.kind.${text.kind}`)
    return field === 'service' ? t(`service.${text.service}`) : fieldAsText(text, field)
  }
}
