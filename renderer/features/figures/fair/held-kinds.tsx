import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { aboutInWords } from '../../../../shared/fair/about.ts'
import type { HeldKind } from '../../../../shared/fair/held.ts'
import { keepings } from '../../../../shared/fair/purposes.ts'
import { recorded } from '../../../../shared/fair/recorded.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { readRecords } from './held-commands.ts'
import { recordsHidden } from './held-slice.ts'
import { type PlainColumn, PlainTable } from './plain-table.tsx'
import { useFairStyles } from './use-fair-styles.ts'

/** Each kind of record with how many there are, since when and for how long, and on demand the records themselves. */
export function HeldKinds({ kinds }: { readonly kinds: readonly HeldKind[] }) {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const language = useAppSelector(({ settings }) => settings.language)
  const shown = useAppSelector(({ held }) => held.shown?.kind)
  const day = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium' })
  const columns: PlainColumn[] = [
    { key: 'record', head: t('held.record') },
    { key: 'count', head: t('held.count'), holds: 'numbers' },
    { key: 'first', head: t('held.first'), holds: 'dates' },
    { key: 'last', head: t('held.last'), holds: 'dates' },
    { key: 'show', head: t('held.records') },
    { key: 'holds', head: t('held.holds') },
    { key: 'keeps', head: t('held.keeps') },
  ]
  const rows = kinds.map(({ kind, count, firstAt, lastAt }) => {
    const { name, holds, keeps } = recorded[kind]
    const isShown = shown === kind
    return {
      key: kind,
      cells: [
        name[language],
        count,
        firstAt === null ? '' : day.format(firstAt),
        lastAt === null ? '' : day.format(lastAt),
        count > 0 && (
          <Button
            size="small"
            aria-expanded={isShown}
            aria-label={t('held.showKind', { kind: name[language] })}
            onClick={() => void dispatch(isShown ? recordsHidden() : readRecords(kind))}
          >
            {isShown ? t('held.hide') : t('held.show')}
          </Button>
        ),
        holds[language],
        // Said once above, and not at each of a dozen kinds.
        keeps === 'no-end' ? t('held.noEnd') : keepings[keeps][language],
      ],
      below: isShown && <ShownRecords />,
    }
  })
  return (
    <section className={styles.part} aria-label={t('held.kinds')}>
      <h3 className={styles.heading}>{t('held.kinds')}</h3>
      <p className={styles.quiet}>{t('held.noEndMeans', { meaning: keepings['no-end'][language] })}</p>
      <PlainTable label={t('held.kinds')} columns={columns} rows={rows} />
    </section>
  )
}

/** The records of the kind that was chosen, as they are. */
function ShownRecords() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const shown = useAppSelector(({ held }) => held.shown)
  const language = useAppSelector(({ settings }) => settings.language)
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'medium' })
  if (!shown) return null
  const name = recorded[shown.kind].name[language]
  const columns: PlainColumn[] = [
    { key: 'at', head: t('held.at'), holds: 'dates' },
    { key: 'until', head: t('held.until'), holds: 'dates' },
    { key: 'about', head: t('held.about') },
    { key: 'by', head: t('held.by') },
  ]
  const rows = shown.rows.map(({ id, at, until, about, by }) => ({
    key: id,
    cells: [time.format(at), until === null ? '' : time.format(until), aboutInWords(about, language), by],
  }))
  return (
    <>
      <PlainTable label={name} columns={columns} rows={rows} />
      {shown.next && <Button onClick={() => void dispatch(readRecords(shown.kind))}>{t('held.more')}</Button>}
    </>
  )
}
