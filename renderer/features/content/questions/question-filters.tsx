import { Checkbox, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { languageSchema, languages } from '../../../../shared/knowledge/language.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { FilterSelect } from '../../../ui/filter-select.tsx'
import { ListFilterBox } from '../../../ui/list-filter-box.tsx'
import { moveQuestion } from './questions-commands.ts'
import type { QuestionRow } from './questions-selectors.ts'
import { questionFilterChanged, questionOpened } from './questions-slice.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { flex: '1 1 220px', minWidth: 0 },
})

type Props = { readonly listId: string; readonly rows: readonly QuestionRow[]; readonly reached: number }

/** What the test questions are narrowed by. Up, down and Enter act on the list while somebody types. */
export function QuestionFilters({ listId, rows, reached }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const filter = useAppSelector(({ questions }) => questions.filter)
  const row = rows[reached]
  return (
    <search className={styles.filters}>
      <ListFilterBox
        label={t('content.questions.filter.text')}
        placeholder={t('content.questions.filter.textPlaceholder')}
        value={filter.text}
        listId={listId}
        hasRows={rows.length > 0}
        reached={row ? reached : -1}
        onType={(text) => dispatch(questionFilterChanged({ text }))}
        onMove={(by) => dispatch(moveQuestion(by))}
        onEnter={() => row && dispatch(questionOpened(row.id))}
      />
      <Input
        className={styles.text}
        aria-label={t('content.questions.filter.answer')}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('content.questions.filter.answerPlaceholder')}
        value={filter.answer}
        onChange={(_event, { value }) => dispatch(questionFilterChanged({ answer: value }))}
      />
      <FilterSelect
        label={t('content.filter.language')}
        all={t('content.filter.allLanguages')}
        value={filter.language}
        options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        onChoose={(value) => dispatch(questionFilterChanged({ language: languageSchema.nullable().parse(value) }))}
      />
      <Checkbox
        label={t('content.questions.filter.failuresFirst')}
        checked={filter.failuresFirst}
        onChange={(_event, { checked }) => dispatch(questionFilterChanged({ failuresFirst: checked === true }))}
      />
    </search>
  )
}
