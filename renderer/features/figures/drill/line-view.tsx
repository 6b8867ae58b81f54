import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { InteractionLine } from '../../../../shared/figures/drill.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { LineBars } from './line-bars.tsx'
import { useAbout, useTitle } from './use-about.ts'

const useStyles = makeStyles({
  view: {
    maxHeight: 'min(60vh, 520px)',
    overflow: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  about: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  heading: { margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  facts: { listStyle: 'none', margin: 0, padding: 0 },
  fact: {
    display: 'grid',
    gridTemplateColumns: 'max-content 56px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXXS} 0`,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  since: { textAlign: 'end', color: tokens.colorNeutralForeground2 },
  words: { display: 'block', color: tokens.colorNeutralForeground2 },
})

/** One interaction as it went: its times as bars, then what happened, by the city's clock. */
export function LineView({ line }: { readonly line: InteractionLine }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const view = useRef<HTMLElement>(null)
  useEffect(() => view.current?.focus(), [])
  const { about, timeZone, facts } = line
  const { first, second } = useAbout(about)
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium', timeZone }).format(about.at)
  return (
    <section ref={view} className={styles.view} {...scrollsByKeyboard} aria-label={t('drill.line', { at })}>
      <p className={styles.about}>{at}</p>
      <p className={styles.quiet}>{[...first, ...second].join(' · ')}</p>
      <h3 className={styles.heading}>{t('drill.times')}</h3>
      <LineBars line={line} />
      <h3 className={styles.heading}>{t('drill.facts')}</h3>
      {facts.length === 0 && <p className={styles.quiet}>{t('drill.noFacts')}</p>}
      <Facts line={line} />
      <p className={styles.quiet}>{t('drill.zone', { timeZone })}</p>
    </section>
  )
}

function Facts({ line: { facts, timeZone } }: { readonly line: InteractionLine }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const titleOf = useTitle()
  const clock = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'medium', timeZone })
  return (
    <ol className={styles.facts}>
      {facts.map(({ kind, at, answer, words }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change place, and two may happen at one instant
        <li key={place} className={styles.fact}>
          <time dateTime={new Date(at).toISOString()}>{clock.format(at)}</time>
          <span className={styles.since}>
            {place > 0 && t('drill.after', { time: formatDuration(at - (facts[place - 1]?.at ?? at)) })}
          </span>
          <span>
            {t(`fact.${kind}`)}
            {answer && ` · ${titleOf(answer)}`}
            {words !== null && <span className={styles.words}>{words}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
