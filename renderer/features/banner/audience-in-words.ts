import type { TFunction } from 'i18next'
import type { Audience } from '../../../shared/banner/banner.ts'

/** Whom a banner is for, as people read it. */
export function audienceInWords(t: TFunction, audience: Audience): string {
  if (audience.kind === 'all') return t('banner.everybody')
  return audience.kind === 'role' ? t(`role.${audience.role}`) : t('banner.queue', { queue: audience.queue })
}
