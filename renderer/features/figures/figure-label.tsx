import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { InfoRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FigureName, figures } from '../../../shared/figures/definitions.ts'

const useStyles = makeStyles({
  info: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  sign: { minWidth: '24px', padding: 0, verticalAlign: 'middle' },
})

/** The name of a figure, and the sign behind which it says how it is worked out. */
export function FigureLabel({ figure }: { readonly figure: FigureName }) {
  const { t } = useTranslation()
  return (
    <>
      {t(`figure.${figure}.name`)} <FigureInfo figure={figure} />
    </>
  )
}

/** How a figure is worked out and from what, under the pointer or the focus. */
export function FigureInfo({ figure }: { readonly figure: FigureName }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const tables = figures[figure].from.join(', ')
  // Inside of the landmark that it belongs to, for who goes from one to the next.
  const [main, setMain] = useState<HTMLElement | null>(null)
  return (
    <Tooltip
      relationship="description"
      withArrow
      mountNode={main}
      content={
        <span className={styles.info}>
          <span>{t(`figure.${figure}.formula`)}</span>
          <span>{t('figures.source', { tables })}</span>
        </span>
      }
    >
      <Button
        ref={(button: HTMLButtonElement | null) => setMain(button?.closest('main') ?? null)}
        appearance="transparent"
        size="small"
        className={styles.sign}
        icon={<InfoRegular />}
        aria-label={t('figures.how', { figure: t(`figure.${figure}.name`) })}
      />
    </Tooltip>
  )
}
