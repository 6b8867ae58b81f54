import {
  Button,
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { RefusedEntry } from '../../../shared/outbox/entry.ts'
import { dialogClosed } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { useLocale } from '../../ui/use-locale.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { sendAgainAsked } from './connection-slice.ts'

const useStyles = makeStyles({
  detail: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  cell: { verticalAlign: 'top', paddingBlock: tokens.spacingVerticalS },
  entry: { width: '130px' },
  time: { width: '96px' },
  action: { width: '110px' },
})

/** What the centre refused: kept here, with the reason, until somebody sends it again. */
export function RefusedDialog() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const entries = useAppSelector(({ connection }) => connection.refusedEntries) ?? []
  const close = () => dispatch(dialogClosed())
  return (
    <ModalDialog
      title={t('refused.title')}
      onClose={close}
      actions={
        <>
          {entries.length > 1 && (
            <Button onClick={() => dispatch(sendAgainAsked(entries.map(({ sequence }) => sequence)))}>
              {t('refused.sendAllAgain')}
            </Button>
          )}
          <Button appearance="primary" onClick={close}>
            {t('refused.close')}
          </Button>
        </>
      }
    >
      <p>{entries.length === 0 ? t('refused.empty') : t('refused.explain')}</p>
      {entries.length > 0 && <RefusedTable entries={entries} />}
    </ModalDialog>
  )
}

function RefusedTable({ entries }: { readonly entries: readonly RefusedEntry[] }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const locale = useLocale()
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  return (
    <Table size="small" aria-label={t('refused.title')}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell className={styles.entry}>{t('refused.entry')}</TableHeaderCell>
          <TableHeaderCell>{t('refused.reason')}</TableHeaderCell>
          <TableHeaderCell className={styles.time}>{t('refused.refusedAt')}</TableHeaderCell>
          <TableHeaderCell className={styles.action}>
            <VisuallyHidden>{t('refused.sendAgain')}</VisuallyHidden>
          </TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {entries.map(({ sequence, fact, reason, detail, refusedAt }) => (
          <TableRow key={sequence}>
            <TableCell className={mergeClasses(styles.cell, styles.entry)}>{t(`fact.${fact.kind}`)}</TableCell>
            <TableCell className={styles.cell}>
              {t(`refused.reasons.${reason}`)}
              <span className={styles.detail}>{detail}</span>
            </TableCell>
            <TableCell className={mergeClasses(styles.cell, styles.time)}>{time.format(refusedAt)}</TableCell>
            <TableCell className={styles.action}>
              <Button size="small" onClick={() => dispatch(sendAgainAsked([sequence]))}>
                {t('refused.sendAgain')}
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
