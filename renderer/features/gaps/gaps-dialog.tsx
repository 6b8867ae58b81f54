import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerGap, MissedQuery } from '../../../shared/gaps/gap.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { answerWorkAsked, dialogClosed, newAnswerAsked } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { readGaps } from './gaps-commands.ts'

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalL} 0 0`, fontSize: tokens.fontSizeBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '48px minmax(0, 1fr) max-content max-content',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'baseline',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  count: { fontSize: tokens.fontSizeBase400, fontVariantNumeric: 'tabular-nums', textAlign: 'right' },
  detail: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

/** What agents looked for in vain, and what stood before them and helped nobody: thirty days beside the thirty before. */
export function GapsDialog() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const styles = useStyles()
  const { report, fault } = useAppSelector(({ gaps }) => gaps)
  useEffect(() => {
    void dispatch(readGaps())
  }, [dispatch])
  const lists = useRef<HTMLElement>(null)
  useEffect(() => {
    if (report) lists.current?.querySelector('button')?.focus()
  }, [report])
  const close = () => dispatch(dialogClosed())
  return (
    <ModalDialog title={t('gaps.open')} onClose={close} actions={<Actions onClose={close} />}>
      {fault && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t(`gaps.fault.${fault}`)}</MessageBarBody>
        </MessageBar>
      )}
      <p className={styles.quiet}>{t('gaps.definition')}</p>
      {report && (
        <section ref={lists} aria-label={t('gaps.lists')} onKeyDown={moveAmongActions}>
          <Gaps title={t('gaps.missed')}>{report.missed.map(missedRow)}</Gaps>
          <Gaps title={t('gaps.unused')}>{report.unused.map(unusedRow)}</Gaps>
          <Gaps title={t('gaps.dismissed')}>{report.dismissed.map(dismissedRow)}</Gaps>
        </section>
      )}
    </ModalDialog>
  )
}

function Actions({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <>
      <span className={styles.quiet}>{t('gaps.keys')}</span>
      <Button onClick={onClose}>{t('gaps.close')}</Button>
    </>
  )
}

/** Up and down lead from one line's button to the next: hundreds of them are no way for Tab. */
function moveAmongActions(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const focused = event.target instanceof Element ? event.target.closest('button') : null
  const at = focused ? buttons.indexOf(focused) : -1
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, at + by))]
  event.preventDefault()
  next?.focus()
}

const missedRow = (missed: MissedQuery) => <MissedRow key={`${missed.language} ${missed.query}`} missed={missed} />
const keyOf = ({ answerId, language }: AnswerGap) => `${answerId} ${language}`
const unusedRow = (gap: AnswerGap) => <AnswerRow key={keyOf(gap)} gap={gap} tellsUse={false} />
const dismissedRow = (gap: AnswerGap) => <AnswerRow key={keyOf(gap)} gap={gap} tellsUse />

function Gaps({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <>
      <h3 className={styles.heading}>{title}</h3>
      {children.length === 0 && <p className={styles.quiet}>{t('gaps.none')}</p>}
      <ul className={styles.list}>{children}</ul>
    </>
  )
}

function MissedRow({ missed }: { readonly missed: MissedQuery }) {
  const { query, others, language, ...counts } = missed
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const detail = others.length > 0 ? t('gaps.also', { others: others.join(' · ') }) : null
  return (
    <GapRow name={query} language={language} detail={detail} {...counts}>
      <Button
        size="small"
        aria-label={t('gaps.writeAbout', { query })}
        onClick={() => dispatch(newAnswerAsked({ language, asked: [query, ...others] }))}
      >
        {t('gaps.write')}
      </Button>
    </GapRow>
  )
}

function AnswerRow({ gap, tellsUse }: { readonly gap: AnswerGap; readonly tellsUse: boolean }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const { answerId, title, language, owner, used, count, before } = gap
  const details = [owner && t('answer.owner', { owner }), tellsUse && t('gaps.used', { count: used })].filter(Boolean)
  return (
    <GapRow
      name={title ?? answerId}
      language={language}
      detail={details.length > 0 ? details.join(' · ') : null}
      count={count}
      before={before}
    >
      {title !== null && (
        <Button
          size="small"
          aria-label={t('gaps.openAnswer', { title })}
          onClick={() => dispatch(answerWorkAsked({ answerId, language }))}
        >
          {t('gaps.openIt')}
        </Button>
      )}
    </GapRow>
  )
}

type RowProps = {
  readonly name: string
  readonly language: Language
  readonly detail: string | null
  readonly count: number
  readonly before: number
  /** What can be done about it. */
  readonly children: ReactNode
}

function GapRow({ name, language, detail, count, before, children }: RowProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <li className={styles.row}>
      <span className={styles.count}>{count}</span>
      <span>
        <span lang={language}>{name}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      <span className={styles.quiet}>{t('gaps.before', { count: before })}</span>
      <span>{children}</span>
    </li>
  )
}
