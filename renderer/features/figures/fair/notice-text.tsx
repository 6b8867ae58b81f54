import { useTranslation } from 'react-i18next'
import { makeNotice, type NoticePart } from '../../../../shared/fair/notice.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { PlainTable } from './plain-table.tsx'
import { useFairStyles } from './use-fair-styles.ts'

/** What is recorded here about those who work here, as the law wants it written; folded until somebody opens it. */
export function NoticeText() {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const language = useAppSelector(({ settings }) => settings.language)
  const { title, intro, parts } = makeNotice(language)
  return (
    <details>
      <summary>{t('held.notice')}</summary>
      <div className={styles.part}>
        <h3 className={styles.heading}>{title}</h3>
        <p className={styles.words}>{intro}</p>
        {parts.map((part) => (
          <Part key={part.title} part={part} />
        ))}
      </div>
    </details>
  )
}

function Part({ part: { title, paragraphs, list, table } }: { readonly part: NoticePart }) {
  const styles = useFairStyles()
  return (
    <>
      <h4 className={styles.heading}>{title}</h4>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className={styles.words}>
          {paragraph}
        </p>
      ))}
      {list && (
        <ul>
          {list.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {table && (
        <PlainTable
          label={title}
          columns={table.columns.map((column) => ({ key: column, head: column }))}
          rows={table.rows.map((cells) => ({ key: cells.join(' '), cells }))}
        />
      )}
    </>
  )
}
