import { useTranslation } from 'react-i18next'
import type { Topic } from '../../../../shared/figures/wall.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { AttentionSign } from './attention-sign.tsx'
import { useTopicTitle } from './use-topic-title.ts'
import { WallList } from './wall-list.tsx'

/** What the last hour was about, and what comes far more often than it does at this hour. */
export function TopicList({ topics }: { readonly topics: readonly Topic[] }) {
  const { t } = useTranslation()
  const titleOf = useTopicTitle()
  const number = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 1 })
  return (
    <WallList
      figure="topics"
      columns={[t('myDay.topic'), t('wall.lastHour'), t('wall.usual')]}
      rows={topics.map((topic) => ({
        key: topic.answerId,
        cells: [titleOf(topic), topic.count, number.format(topic.usual)],
        signs: topic.rising ? [<AttentionSign key="rising" rises words={t('wall.rising')} />] : [],
      }))}
      none={t('wall.noTopics')}
    />
  )
}
