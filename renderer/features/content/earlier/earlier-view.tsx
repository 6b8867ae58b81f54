import { Button, MessageBar, MessageBarBody, makeStyles, Radio, Spinner, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { narrow } from '../../../ui/narrow.ts'
import { useReturningFocus } from '../../../ui/use-returning-focus.ts'
import { FieldDifferences } from '../differences/field-differences.tsx'
import { ReleaseLine } from '../differences/release-line.tsx'
import { draftTextOf } from '../editor/draft-text.ts'
import { FailureBar } from '../failure-bar.tsx'
import { ScrollingView } from '../scrolling-view.tsx'
import { restoreText } from './earlier-commands.ts'
import {
  comparedFrom,
  comparedTo,
  type EarlierText,
  earlierKey,
  earlierTextsClosed,
  type OpenEarlier,
} from './earlier-slice.ts'

const useStyles = makeStyles({
  view: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    [narrow]: { flex: '1 0 auto' },
  },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: { margin: 0, fontSize: tokens.fontSizeBase400 },
  columns: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalL,
    '& > section': { height: '100%' },
    [narrow]: { display: 'flex', flexDirection: 'column', '& > section': { height: 'auto' } },
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    // As wide as a radio with its room, and as a head above it in either language.
    gridTemplateColumns: '40px 40px minmax(0, 1fr)',
    justifyItems: 'center',
    alignItems: 'start',
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heads: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  about: { justifySelf: 'stretch', paddingTop: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  title: { margin: 0, color: tokens.colorNeutralForeground2 },
  texts: {
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Every text that an answer had in one language, any two beside each other, and the way back to any. */
export function EarlierView() {
  const open = useAppSelector(({ earlier }) => earlier.open)
  return open && <EarlierTexts open={open} />
}

type Props = { readonly open: OpenEarlier }

function EarlierTexts({ open }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const view = useRef<HTMLElement>(null)
  useReturningFocus()
  useLayoutEffect(() => view.current?.querySelector('button')?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    dispatch(earlierTextsClosed())
  }
  const { answerId, language, texts, failure, obstacle } = open
  return (
    <section ref={view} className={styles.view} aria-label={t('content.earlier.title')} onKeyDown={onKeyDown}>
      <div className={styles.top}>
        <Button icon={<ArrowLeftRegular />} aria-keyshortcuts="Escape" onClick={() => dispatch(earlierTextsClosed())}>
          {t('content.earlier.back')}
        </Button>
        <h3 className={styles.name}>
          {t('content.earlier.of', {
            title: texts?.[0]?.revision.title ?? answerId,
            language: t(`language.${language}`),
          })}
        </h3>
        <span className={styles.quiet}>{answerId}</span>
      </div>
      <FailureBar failure={failure} />
      <div role="status">
        {obstacle && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t(`content.earlier.obstacle.${obstacle}`)}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {!texts && !failure && <Spinner size="tiny" label={t('content.reading')} />}
      {texts?.length === 0 && <p className={styles.quiet}>{t('content.earlier.none')}</p>}
      {texts && texts.length > 0 && <TextsAndDifference open={open} texts={texts} />}
    </section>
  )
}

type TextsProps = Props & { readonly texts: readonly EarlierText[] }

function TextsAndDifference({ open, texts }: TextsProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const published = useAppSelector(({ content }) => content.published)
  const current = new Set(published.map(({ revisionId }) => revisionId))
  // Of one text that was brought twice, what is published is what came last.
  const newestOf = new Map(texts.toReversed().map((text) => [text.revision.revisionId, text]))
  return (
    <div className={styles.columns}>
      <ScrollingView label={t('content.earlier.list')}>
        <div>
          <div className={`${styles.row} ${styles.heads}`} aria-hidden="true">
            <span>{t('content.earlier.from')}</span>
            <span>{t('content.earlier.to')}</span>
            <span />
          </div>
          <ul className={styles.list}>
            {texts.map((text) => (
              <li key={earlierKey(text)} className={styles.row}>
                <TextRow
                  text={text}
                  open={open}
                  isCurrent={current.has(text.revision.revisionId) && newestOf.get(text.revision.revisionId) === text}
                />
              </li>
            ))}
          </ul>
        </div>
      </ScrollingView>
      <Difference open={open} texts={texts} current={current} />
    </div>
  )
}

type RowProps = Props & { readonly text: EarlierText; readonly isCurrent: boolean }

function TextRow({ text, open, isCurrent }: RowProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const key = earlierKey(text)
  const { release, revision } = text
  const { number } = release
  return (
    <>
      <Radio
        name="compared-from"
        value={key}
        checked={open.from === key}
        aria-label={t('content.earlier.compareFrom', { number })}
        onChange={() => dispatch(comparedFrom(key))}
      />
      <Radio
        name="compared-to"
        value={key}
        checked={open.to === key}
        aria-label={t('content.earlier.compareTo', { number })}
        onChange={() => dispatch(comparedTo(key))}
      />
      <div className={styles.about}>
        <ReleaseLine release={release} isCurrent={isCurrent} />
        <p className={styles.title} lang={revision.language}>
          {revision.title}
        </p>
      </div>
    </>
  )
}

type DifferenceProps = TextsProps & { readonly current: ReadonlySet<string> }

/** The two that are chosen, word by word; of one that is chosen twice the whole text. */
function Difference({ open, texts, current }: DifferenceProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const from = texts.find((text) => earlierKey(text) === open.from)
  const to = texts.find((text) => earlierKey(text) === open.to)
  if (!from || !to) return null
  const before = draftTextOf(from.revision)
  const isOne = from.revision.revisionId === to.revision.revisionId
  const numbers = { from: from.release.number, to: to.release.number }
  const restorable = (isOne ? [to] : [from, to]).filter(({ revision }) => !current.has(revision.revisionId))
  return (
    <ScrollingView label={t('content.earlier.difference')}>
      <h4 className={styles.heading}>
        {isOne ? t('content.earlier.whole', { number: numbers.to }) : t('content.earlier.between', numbers)}
      </h4>
      {restorable.length > 0 && (
        <div className={styles.top}>
          {restorable.map((text) => (
            <RestoreButton key={earlierKey(text)} text={text} />
          ))}
        </div>
      )}
      {!isOne && <p className={styles.quiet}>{t('content.earlier.legend', numbers)}</p>}
      <div className={styles.texts}>
        <FieldDifferences before={before} after={isOne ? before : draftTextOf(to.revision)} lang={open.language} />
      </div>
    </ScrollingView>
  )
}

function RestoreButton({ text: { revision, release } }: { readonly text: EarlierText }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  return (
    <Button onClick={() => void dispatch(restoreText(revision))}>
      {t('content.earlier.restore', { number: release.number })}
    </Button>
  )
}
