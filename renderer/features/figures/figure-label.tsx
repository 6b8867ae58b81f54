import { InfoLabel, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { type FigureName, fewest, figures, serviceLevel } from '../../../shared/figures/figure.ts'
import { formatDuration } from '../../ui/duration.ts'
import { useLocale } from '../../ui/use-locale.ts'

const useStyles = makeStyles({
  info: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, maxWidth: '320px' },
  source: { color: tokens.colorNeutralForeground2 },
})

/** The name of a figure; behind the sign beside it, by pointer or keys, how it is worked out and from what. */
export function FigureLabel({ figure }: { readonly figure: FigureName }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { goal, withinMs } = serviceLevel
  const percent = new Intl.NumberFormat(useLocale(), { style: 'percent' })
  const formula = t(`figure.${figure}.formula`, {
    fewest,
    goal: percent.format(goal),
    within: formatDuration(withinMs),
  })
  return (
    <InfoLabel
      size="small"
      info={
        <span className={styles.info}>
          <span>{formula}</span>
          <span className={styles.source}>{t('figures.source', { tables: figures[figure].join(', ') })}</span>
        </span>
      }
    >
      {t(`figure.${figure}.name`)}
    </InfoLabel>
  )
}
