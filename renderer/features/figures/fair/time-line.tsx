import { useTranslation } from 'react-i18next'
import { recordedFacts } from '../../../../shared/fair/recorded.ts'
import type { Fact } from '../../../../shared/interaction/fact.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { PlainTable } from './plain-table.tsx'

/** What happened in an interaction, step by step, as it was recorded. */
export function TimeLine({ facts }: { readonly facts: readonly Fact[] }) {
  const { t } = useTranslation()
  const language = useAppSelector(({ settings }) => settings.language)
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'medium' })
  const columns = [
    { key: 'at', head: t('held.at') },
    { key: 'what', head: t('held.about') },
    { key: 'detail', head: t('held.holds') },
  ]
  const rows = facts.map((fact) => ({
    key: fact.factId,
    cells: [time.format(fact.at), recordedFacts[fact.kind].name[language], detailOf(fact)],
  }))
  return <PlainTable label={t('held.timeLine')} columns={columns} rows={rows} />
}

/** What a step says beside its kind: names and notes as they stand in the record. */
function detailOf(fact: Fact): string {
  switch (fact.kind) {
    case 'transferred':
      return fact.to
    case 'flagged':
      return [fact.flag, fact.answerId, fact.query, fact.note].filter(Boolean).join(' · ')
    case 'search-found-nothing':
      return fact.query
    case 'service-requested':
      return fact.serviceCode
    case 'service-request-numbered':
      return fact.number
    case 'wrap-up-submitted':
      return [fact.wrapUp.topic, fact.wrapUp.note].filter(Boolean).join(' · ')
    case 'suggestion-shown':
    case 'suggestion-used':
    case 'suggestion-dismissed':
    case 'answer-read':
    case 'answer-copied':
      return fact.answerId
    default:
      return ''
  }
}
