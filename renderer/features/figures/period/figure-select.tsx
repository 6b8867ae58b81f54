import { Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { type PeriodFigure, periodFigures } from '../../../../shared/figures/derived.ts'
import { FigureInfo } from '../figure-label.tsx'

type Props = { readonly value: PeriodFigure; readonly onChoose: (figure: PeriodFigure) => void }

/** Which figure a picture is of, and how that one is worked out. */
export function FigureSelect({ value, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Select
        size="small"
        aria-label={t('periods.measure')}
        value={value}
        onChange={(_event, { value: chosen }) => onChoose(chosen as PeriodFigure)}
      >
        {periodFigures.map((figure) => (
          <option key={figure} value={figure}>
            {t(`figure.${figure}.name`)}
          </option>
        ))}
      </Select>
      <FigureInfo figure={value} />
    </>
  )
}
