import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { HeldKind } from '../../../../shared/fair/held.ts'
import { keepings, recorded, recordedFacts } from '../../../../shared/fair/recorded.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { readRecords } from './held-commands.ts'
import { recordsHidden } from './held-slice.ts'
import { PlainTable } from './plain-table.tsx'
import { useFairStyles } from './use-fair-styles.ts'

/** Each kind of record with how many there are, since when and for how long, and on demand the records themselves. */
export function HeldKinds({ kinds }: { readonly kinds: readonly HeldKind[] }) {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const language = useAppSelector(({ settings }) => settings.language)
  const shown = useAppSelector(({ held }) => held.shown?.kind)
  const day = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium' })
  const columns = (['record', 'holds', 'keeps', 'count', 'first', 'last', 'show'] as const).map((key) => ({
    key,
    head: t(`held.${key}`),
  }))
  const rows = kinds.map(({ kind, count, firstAt, lastAt }) => {
    const { name, holds, keeps } = recorded[kind]
    const isShown = shown === kind
    return {
      key: kind,
      cells: [
        name[language],
        holds[language],
        keepings[keeps][language],
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
      ],
    }
  })
  return (
    <section className={styles.part} aria-label={t('held.kinds')}>
      <h3 className={styles.heading}>{t('held.kinds')}</h3>
      <PlainTable label={t('held.kinds')} columns={columns} rows={rows} />
      <ShownRecords />
    </section>
  )
}

/** The records of the kind that was chosen, as they are. */
function ShownRecords() {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const shown = useAppSelector(({ held }) => held.shown)
  const language = useAppSelector(({ settings }) => settings.language)
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'medium' })
  if (!shown) return null
  const name = recorded[shown.kind].name[language]
  const columns = (['at', 'until', 'about', 'by'] as const).map((key) => ({ key, head: t(`held.${key}`) }))
  const rows = shown.rows.map(({ id, at, until, about, by }) => ({
    key: id,
    cells: [time.format(at), until === null ? '' : time.format(until), nameOfFact(about, language), by],
  }))
  return (
    <>
      <h4 className={styles.heading}>{name}</h4>
      <PlainTable label={name} columns={columns} rows={rows} />
      {shown.next && <Button onClick={() => void dispatch(readRecords(shown.kind))}>{t('held.more')}</Button>}
    </>
  )
}

/** A kind of fact in words; whatever else a record says as it is. */
function nameOfFact(about: string | null, language: 'en' | 'fr'): string | null {
  const names: Readonly<Record<string, { name: Readonly<Record<'en' | 'fr', string>> }>> = recordedFacts
  return (about && Object.hasOwn(names, about) && names[about]?.name[language]) || about
}
