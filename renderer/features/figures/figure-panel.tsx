import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../../ui/use-locale.ts'
import type { Told } from './told.ts'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  stale: { margin: 0, color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
})

type Props<Value> = {
  readonly title: string
  readonly loading: string
  readonly told: Told<Value>
  readonly children: (value: Value) => ReactNode
}

/** Figures under a title: on their way, there, or of when they are because the centre is not. */
export function FigurePanel<Value>({ title, loading, told, children }: Props<Value>) {
  const styles = useStyles()
  return (
    <section className={styles.panel}>
      <h3 className={styles.title}>{title}</h3>
      <ToldFigures loading={loading} told={told}>
        {children}
      </ToldFigures>
    </section>
  )
}

/** The same without a title. */
export function ToldFigures<Value>({ loading, told, children }: Omit<Props<Value>, 'title'>) {
  const { t } = useTranslation()
  const styles = useStyles()
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'short' })
  const { value, fault, readAt } = told
  if (value === null)
    return (
      <p role="status" className={styles.quiet}>
        {fault ? t(`centreFault.${fault}`) : loading}
      </p>
    )
  return (
    <>
      {fault && (
        <p role="status" className={styles.stale}>
          {t('wall.asOf', { time: time.format(readAt) })} {t(`centreFault.${fault}`)}
        </p>
      )}
      {children(value)}
    </>
  )
}
