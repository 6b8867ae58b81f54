import { useTranslation } from 'react-i18next'
import type { Dimension, Filter } from '../../../../shared/figures/question.ts'
import { dispositions } from '../../../../shared/interaction/wrap-up.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { FilterSelect } from '../../../ui/filter-select.tsx'
import { useFigureWords } from '../figure-words.ts'
import { lookAt } from './periods-commands.ts'

/** What the figures are narrowed to, one value a dimension. */
export function PeriodFilters() {
  const { t } = useTranslation()
  const words = useFigureWords()
  const { choices, view } = useAppSelector(({ periods }) => periods)
  const named = (dimension: Dimension, values: readonly string[]) =>
    values.map((value) => ({ value, label: words.label(dimension, { value, label: null }) }))
  const topics = choices?.topics.map(({ answerId, title }) => ({
    value: answerId,
    label: words.label('topic', { value: answerId, label: title }),
  }))
  const teams = choices?.teams.map(({ teamId, name }) => ({ value: teamId, label: name }))
  return (
    <>
      <Only dimension="channel" options={named('channel', ['voice', 'chat'])} filter={view.filter} />
      <Only dimension="queue" options={named('queue', choices?.queues ?? [])} filter={view.filter} />
      <Only dimension="language" options={named('language', ['en', 'fr'])} filter={view.filter} />
      {teams && teams.length > 0 && <Only dimension="team" options={teams} filter={view.filter} />}
      <Only
        dimension="topic"
        options={(topics ?? []).toSorted((one, other) => one.label.localeCompare(other.label))}
        filter={view.filter}
      />
      <Only dimension="outcome" options={named('outcome', dispositions)} filter={view.filter} />
    </>
  )

  function Only({ dimension, options, filter }: OnlyProps) {
    const dispatch = useAppDispatch()
    const value = filter[dimension]?.[0] ?? null
    // A link may name what is not among the choices any more.
    const all =
      value === null || options.some((one) => one.value === value)
        ? options
        : [...options, ...named(dimension, [value])]
    return (
      <FilterSelect
        label={t(`periods.filter.${dimension}`)}
        all={t('figures.named', { name: t(`periods.filter.${dimension}`), value: t('periods.filter.all') })}
        value={value}
        options={all}
        onChoose={(chosen) => void dispatch(lookAt({ filter: narrowed(filter, dimension, chosen) }))}
      />
    )
  }
}

type OnlyProps = {
  readonly dimension: Exclude<Dimension, 'hour'>
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly filter: Filter
}

/** A filter with one dimension narrowed to a value, or not narrowed at all. */
export function narrowed(filter: Filter, dimension: Dimension, value: string | null): Filter {
  const { [dimension]: _before, ...others } = filter
  return value === null ? others : ({ ...others, [dimension]: [value] } as Filter)
}
