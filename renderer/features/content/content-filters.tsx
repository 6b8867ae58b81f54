import { Checkbox, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { serviceSchema, services } from '../../../shared/knowledge/answer.ts'
import { languageSchema, languages } from '../../../shared/knowledge/language.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { FilterSelect } from '../../ui/filter-select.tsx'
import { ListFilterBox } from '../../ui/list-filter-box.tsx'
import { moveRow } from './content-commands.ts'
import { type ContentRow, contentOrders, rowStates } from './content-rows.ts'
import { selectOwners } from './content-selectors.ts'
import { filterChanged, orderChosen } from './content-slice.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { flex: '1 1 220px', minWidth: 0 },
  select: { flex: '0 1 160px', minWidth: '120px' },
})

type Props = {
  readonly listId: string
  readonly rows: readonly ContentRow[]
  readonly reached: number
  readonly onOpen: (row: ContentRow) => void
}

/** What the list is narrowed by. Up, down and Enter act on the list while somebody types. */
export function ContentFilters({ listId, rows, reached, onOpen }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const filter = useAppSelector(({ content }) => content.filter)
  const owners = useAppSelector(selectOwners)
  const row = rows[reached]
  return (
    <search className={styles.filters}>
      <ListFilterBox
        label={t('content.filter.text')}
        placeholder={t('content.filter.placeholder')}
        value={filter.text}
        listId={listId}
        hasRows={rows.length > 0}
        reached={row ? reached : -1}
        onType={(text) => dispatch(filterChanged({ text }))}
        onMove={(by) => dispatch(moveRow(by))}
        onEnter={() => row && onOpen(row)}
      />
      <FilterSelect
        label={t('content.filter.service')}
        all={t('content.filter.allServices')}
        value={filter.service}
        options={services.map((value) => ({ value, label: t(`service.${value}`) }))}
        onChoose={(value) => dispatch(filterChanged({ service: serviceSchema.nullable().parse(value) }))}
      />
      <FilterSelect
        label={t('content.filter.state')}
        all={t('content.filter.allStates')}
        value={filter.state}
        options={rowStates.map((value) => ({ value, label: t(`content.state.${value}`) }))}
        onChoose={(value) => dispatch(filterChanged({ state: rowStates.find((state) => state === value) ?? null }))}
      />
      <FilterSelect
        label={t('content.filter.owner')}
        all={t('content.filter.allOwners')}
        value={filter.owner}
        options={owners.map((value) => ({ value, label: value }))}
        onChoose={(owner) => dispatch(filterChanged({ owner }))}
      />
      <FilterSelect
        label={t('content.filter.language')}
        all={t('content.filter.allLanguages')}
        value={filter.language}
        options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        onChoose={(value) => dispatch(filterChanged({ language: languageSchema.nullable().parse(value) }))}
      />
      <Checkbox
        label={t('content.filter.due')}
        checked={filter.due}
        onChange={(_event, { checked }) => dispatch(filterChanged({ due: checked === true }))}
      />
      <Checkbox
        label={t('content.filter.flagged')}
        checked={filter.flagged}
        onChange={(_event, { checked }) => dispatch(filterChanged({ flagged: checked === true }))}
      />
      <Order />
    </search>
  )
}

/** What stands first. */
function Order() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const order = useAppSelector(({ content }) => content.order)
  return (
    <Select
      className={styles.select}
      aria-label={t('content.order.label')}
      value={order}
      onChange={(_event, { value }) => dispatch(orderChosen(contentOrders.find((one) => one === value) ?? 'title'))}
    >
      {contentOrders.map((one) => (
        <option key={one} value={one}>
          {t(`content.order.${one}`)}
        </option>
      ))}
    </Select>
  )
}
