import {
  Badge,
  Button,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { CopyRegular, DismissRegular, LinkRegular } from '@fluentui/react-icons'
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Revision } from '../../../shared/knowledge/answer.ts'
import type { Section } from '../../../shared/knowledge/suggestion.ts'
import { useAppDispatch, useAppSelector, useNow } from '../../app/hooks.ts'
import { ageInWords } from '../../ui/age.ts'
import { keepsFocus } from '../../ui/keeps-focus.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { narrow } from '../../ui/narrow.ts'
import { scrollsByKeyboard } from '../../ui/scrolls-by-keyboard.ts'
import { useLocale } from '../../ui/use-locale.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useKeys } from '../key-map/use-keys.ts'
import { copyAnswer, openLink, openRelatedAnswer } from './answer-commands.ts'
import { answerClosed, type OpenAnswer } from './answer-slice.ts'

const useStyles = makeStyles({
  panel: {
    flex: '1 1 0',
    minHeight: 0,
    // Before the strip of cards: what was just opened is what is read.
    [narrow]: { flex: '0 0 auto', order: -1 },
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow4,
  },
  top: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalL}`,
  },
  title: { flex: '1 1 0', margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: {
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    [narrow]: { flex: '0 0 auto', overflowY: 'visible' },
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    outlineOffset: '-2px',
  },
  spoken: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    fontSize: '20px',
    lineHeight: '28px',
  },
  heading: {
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  inline: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  meta: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    margin: `${tokens.spacingVerticalM} 0 0`,
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

/** The open answer: what to say, then the steps, then the detail. Reading it takes the focus nowhere. */
export function AnswerPanel() {
  const { t } = useTranslation()
  const styles = useStyles()
  const open = useAppSelector(({ answer }) => answer.open)
  if (!open) return null
  const { revision } = open
  return (
    <section className={styles.panel} aria-label={t('answer.panel')}>
      <AnswerTop open={open} />
      {open.withdrawn && (
        <MessageBar intent="warning">
          <MessageBarBody>{t('answer.withdrawn')}</MessageBarBody>
        </MessageBar>
      )}
      {revision ? (
        <AnswerText revision={revision} section={open.section} />
      ) : (
        !open.withdrawn && <Spinner size="tiny" label={t('answer.loading')} />
      )}
      {revision && <AnswerActions revision={revision} />}
    </section>
  )
}

/** How long a changed text says so. */
const updatedNoticeMs = 60_000

function AnswerTop({ open: { revision, updatedAt, language } }: { readonly open: OpenAnswer }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const now = useNow(updatedAt !== null, 5_000)
  const closeKeys = useKeys('close-answer')
  const isFresh = updatedAt !== null && now - updatedAt < updatedNoticeMs
  return (
    <div className={styles.top}>
      <h3 className={styles.title} lang={revision?.language ?? language}>
        {revision?.title}
      </h3>
      <span role="status">{isFresh && <Badge color="important">{t('suggestions.updated')}</Badge>}</span>
      {revision && (
        <Badge appearance="tint" color="informative">
          {t(`service.${revision.service}`)}
        </Badge>
      )}
      <Button
        {...keepsFocus}
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t('answer.close')}
        aria-keyshortcuts={closeKeys.aria}
        onClick={() => dispatch(answerClosed())}
      />
    </div>
  )
}

type TextProps = { readonly revision: Revision; readonly section: Section | null }

/** What an answer says, from the line to say first to its owner. */
export function AnswerText({ revision, section }: TextProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const locale = useLocale()
  const now = useNow(false)
  const follow = useCallback((url: string) => void dispatch(openLink(url)), [dispatch])
  const text = useRef<HTMLElement>(null)
  useOpensAtMark(text)
  const { language, spoken, steps, detail, links, related, audience, owner, revisedOn } = revision
  const markedIn = (part: Section['part']) => (section?.part === part ? section.heading : undefined)
  return (
    <section ref={text} {...scrollsByKeyboard} className={styles.text} aria-label={revision.title} lang={language}>
      <p className={styles.spoken}>{spoken}</p>
      <Heading text={t('answer.steps')} />
      <Markdown source={steps} onLink={follow} marked={markedIn('steps')} />
      <Heading text={t('answer.detail')} />
      <Markdown source={detail} onLink={follow} marked={markedIn('detail')} />
      {links.length > 0 && <Heading text={t('answer.links')} />}
      <ul className={styles.inline}>
        {links.map(({ label, url }) => (
          <li key={url}>
            <Link {...keepsFocus} as="button" onClick={() => follow(url)}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {related.length > 0 && <Heading text={t('answer.related')} />}
      <RelatedList ids={related} />
      <p className={styles.meta} lang={locale}>
        {t('answer.audience', { audience })} · {t('suggestions.revised', { age: ageInWords(revisedOn, now, locale) })} ·{' '}
        {t('answer.owner', { owner })}
      </p>
    </section>
  )
}

/** What stays free above the mark, so that it is not cut at the edge. */
const aboveMarkPx = 8

/**
 * Scrolls a text that has just opened to its marked heading: the text alone, never the page, and not again when a release
 * changes what is being read.
 */
function useOpensAtMark(text: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const box = text.current
    const mark = box?.querySelector('[aria-current]')
    if (box && mark) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - aboveMarkPx
  }, [text])
}

function Heading({ text }: { readonly text: string }) {
  const styles = useStyles()
  const locale = useLocale()
  return (
    <h4 className={styles.heading} lang={locale}>
      {text}
    </h4>
  )
}

function RelatedList({ ids }: { readonly ids: readonly string[] }) {
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const met = useAppSelector(({ answer }) => answer.met)
  return (
    <ul className={styles.inline}>
      {ids.map((answerId) => (
        <li key={answerId}>
          <Link {...keepsFocus} as="button" onClick={() => dispatch(openRelatedAnswer(answerId))}>
            {met[answerId]?.title ?? answerId}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function AnswerActions({ revision }: { readonly revision: Revision }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const textKeys = useKeys('copy-text')
  const linkKeys = useKeys('copy-link')
  const copied = useAppSelector(({ answer }) => answer.copied)
  const said = { text: t('answer.copiedText'), link: t('answer.copiedLink') }
  return (
    <div className={styles.actions}>
      <KeyButton
        size="small"
        icon={<CopyRegular />}
        label={copied === 'text' ? said.text : t('answer.copyText')}
        keys={textKeys}
        onClick={() => void dispatch(copyAnswer('text'))}
      />
      <KeyButton
        size="small"
        icon={<LinkRegular />}
        label={copied === 'link' ? said.link : t('answer.copyLink')}
        keys={linkKeys}
        disabled={revision.links.length === 0}
        onClick={() => void dispatch(copyAnswer('link'))}
      />
      <VisuallyHidden announce>{copied && said[copied]}</VisuallyHidden>
    </div>
  )
}
