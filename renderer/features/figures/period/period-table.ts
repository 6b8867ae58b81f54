import { exportTable } from '../../../../shared/figures/export/export-table.ts'
import type { ExportTable } from '../../../../shared/figures/export/table.ts'
import type { AnswerToQuestion, Dimension } from '../../../../shared/figures/question.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { questionOf } from './periods-commands.ts'
import type { PeriodFigures } from './periods-slice.ts'

type LabelOf = (dimension: Dimension, row: Pick<AnswerToQuestion['rows'][number], 'value' | 'label'>) => string

/** The file of what the screen of periods shows: the hours of the week while those are looked at. */
export function tableOf(
  { view, period, now, beside, hours, readAt }: PeriodFigures,
  language: Language,
  labelOf: LabelOf,
): ExportTable {
  const isHours = view.panel === 'hours' && hours !== null
  return exportTable({
    question: questionOf(view, period, isHours ? 'hour' : view.by),
    answer: isHours ? hours : now,
    compared: beside && !isHours ? { period: beside.period, answer: beside.figures } : null,
    language,
    at: readAt,
    nameOf: (dimension, value) => {
      const row = now.rows.find((one) => dimension === view.by && one.value === value)
      return row ? labelOf(dimension, row) : null
    },
  })
}
