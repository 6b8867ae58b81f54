import { useTranslation } from 'react-i18next'
import type { Title } from '../../../../shared/fair/contest.ts'
import { recordedFacts } from '../../../../shared/fair/recorded-facts.ts'
import type { FlagKind } from '../../../../shared/flags/flag.ts'
import type { Fact } from '../../../../shared/interaction/fact.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { type PlainColumn, PlainTable } from './plain-table.tsx'
import { useTitleOf } from './use-title-of.ts'

type TimeLineProps = { readonly facts: readonly Fact[]; readonly titles: Readonly<Record<string, Title>> }

/** What happened in an interaction, step by step, as it was recorded. */
export function TimeLine({ facts, titles }: TimeLineProps) {
  const { t } = useTranslation()
  const language = useAppSelector(({ settings }) => settings.language)
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'medium' })
  const titleOf = useTitleOf()
  const nameOf = (answerId: string) => titleOf(answerId, titles[answerId])
  const columns: PlainColumn[] = [
    { key: 'at', head: t('held.at'), holds: 'dates' },
    { key: 'what', head: t('held.about') },
    { key: 'detail', head: t('held.detail') },
  ]
  const rows = facts.map((fact) => ({
    key: fact.factId,
    cells: [
      time.format(fact.at),
      recordedFacts[fact.kind].name[language],
      detailOf(fact, nameOf, (flag) => t(`flags.kind.${flag}`)),
    ],
  }))
  return <PlainTable label={t('held.timeLine')} columns={columns} rows={rows} />
}

/** What a step says beside its kind: names and notes as they stand in the record. */
function detailOf(fact: Fact, nameOf: (answerId: string) => string, flagOf: (flag: FlagKind) => string): string {
  switch (fact.kind) {
    case 'transferred':
      return fact.to
    case 'flagged':
      return [flagOf(fact.flag), fact.answerId && nameOf(fact.answerId), fact.query, fact.note]
        .filter(Boolean)
        .join(' · ')
    case 'search-found-nothing':
      return fact.query
    case 'service-requested':
      return fact.serviceCode
    case 'service-request-numbered':
      return fact.number
    case 'wrap-up-submitted':
      return [fact.wrapUp.topic && nameOf(fact.wrapUp.topic), fact.wrapUp.note].filter(Boolean).join(' · ')
    case 'suggestion-shown':
    case 'suggestion-used':
    case 'suggestion-dismissed':
    case 'answer-read':
    case 'answer-copied':
      return nameOf(fact.answerId)
    default:
      return ''
  }
}
