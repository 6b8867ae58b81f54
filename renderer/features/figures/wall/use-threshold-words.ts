import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../../shared/assert-never.ts'
import type { Notice } from '../../../../shared/figures/alert.ts'
import type { Threshold } from '../../../../shared/figures/threshold.ts'
import type { Topic } from '../../../../shared/figures/wall.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { useTopicTitle } from './use-topic-title.ts'

/** Thresholds in the words of the interface. */
export function useThresholdWords() {
  const { t } = useTranslation()
  const locale = useLocale()
  const titleOf = useTopicTitle()
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const minutes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' })
  const number = new Intl.NumberFormat(locale)

  /** On which side of its limit a figure is. */
  const sign = (threshold: Threshold): string => {
    switch (threshold.kind) {
      case 'longest-wait':
        return t('wall.over', { limit: formatDuration(threshold.limit * 1_000) })
      case 'waiting':
        return t('wall.over', { limit: number.format(threshold.limit) })
      case 'in-state':
        return t('wall.over', { limit: minutes.format(threshold.limit) })
      case 'service-level':
        return t('wall.below', { limit: percent.format(threshold.limit / 100) })
      case 'rising':
        return t('wall.rising')
      default:
        return assertNever(threshold)
    }
  }

  /** What needs attention, as a sentence. People are counted, and not named. */
  const sentence = ({ threshold, subjects }: Notice, topics: readonly Topic[]): string => {
    switch (threshold.kind) {
      case 'longest-wait':
      case 'waiting':
        return t(`wall.attention.${threshold.kind}`, {
          queue: threshold.queue ?? t('thresholds.allQueues'),
          limit: sign(threshold),
        })
      case 'service-level':
        return t('wall.attention.service-level', { limit: percent.format(threshold.limit / 100) })
      case 'in-state':
        return t(`wall.attention.${threshold.state}`, {
          count: subjects.length,
          limit: minutes.format(threshold.limit),
        })
      case 'rising': {
        const topic = topics.find(({ answerId }) => answerId === subjects[0])
        return t('wall.attention.rising', { topic: topic ? titleOf(topic) : subjects[0] })
      }
      default:
        return assertNever(threshold)
    }
  }
  return { sign, sentence }
}
