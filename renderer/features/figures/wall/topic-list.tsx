import { Badge } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Topic } from '../../../../shared/figures/wall.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { WallList } from './wall-list.tsx'

/** What the last hour was about, and what comes far more often than it does at this hour. */
export function TopicList({ topics }: { readonly topics: readonly Topic[] }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 1 })
  const titleOf = ({ answerId, title }: Topic) =>
    (i18n.language === 'fr' ? (title.fr ?? title.en) : (title.en ?? title.fr)) ?? answerId
  return (
    <WallList
      figure="topics"
      columns={[t('myDay.topic'), t('wall.lastHour'), t('wall.usual')]}
      rows={topics.map((topic) => ({
        key: topic.answerId,
        cells: [
          <>
            {titleOf(topic)}{' '}
            {topic.rising && (
              <Badge appearance="filled" color="warning">
                {t('wall.rising')}
              </Badge>
            )}
          </>,
          topic.count,
          number.format(topic.usual),
        ],
      }))}
      none={t('wall.noTopics')}
    />
  )
}
