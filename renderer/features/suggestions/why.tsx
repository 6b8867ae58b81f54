import { makeStyles, tokens } from '@fluentui/react-components'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { confidenceWord } from '../../../shared/knowledge/confidence.ts'
import type { Suggestion } from '../../../shared/knowledge/suggestion.ts'
import { useNow } from '../../app/hooks.ts'
import { ageInWords } from '../../ui/age.ts'
import { plainText } from '../../ui/markdown-text.ts'
import { useLocale } from '../../ui/use-locale.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { matchedWords } from './matched-words.ts'
import type { Slot } from './slots.ts'

const useStyles = makeStyles({
  why: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    margin: 'auto 0 0',
  },
})

/** How long a changed text says so. */
const updatedNoticeMs = 60_000

/** Why a card is here: how sure it is, by which words, said when; where it opens, and how old its text is. */
export function Why({ slot: { suggestion, updatedAt } }: { readonly slot: Slot }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const now = useNow(updatedAt !== null, 5_000)
  const { confidence, matches, saidTurnsAgo, usedBefore, revisedOn } = suggestion
  const isFresh = updatedAt !== null && now - updatedAt < updatedNoticeMs
  return (
    <p className={styles.why}>
      <span>{t(`suggestions.${confidenceWord(confidence)}`)}</span>
      {matches.length > 0 && <Heard suggestion={suggestion} />}
      {saidTurnsAgo > 0 && <span>{t('suggestions.saidTurnsAgo', { count: saidTurnsAgo })}</span>}
      {usedBefore && <span>{t('suggestions.usedBefore')}</span>}
      <OpensAt suggestion={suggestion} />
      <span>
        {isFresh ? t('suggestions.updated') : t('suggestions.revised', { age: ageInWords(revisedOn, now, locale) })}
      </span>
    </p>
  )
}

type Props = { readonly suggestion: Suggestion }

/** The words that led here; where the answer has another word for it, both: “trash → garbage”. */
function Heard({ suggestion: { matches, language } }: Props) {
  const { t } = useTranslation()
  return (
    <span>
      {t('suggestions.heard')}{' '}
      {matchedWords(matches).map(({ said, found }, index) => (
        <Fragment key={said}>
          {index > 0 && ', '}
          <span lang={language}>{said}</span>
          {found !== null && (
            <>
              <span aria-hidden="true"> → </span>
              <VisuallyHidden>{t('suggestions.meaning')}</VisuallyHidden>
              <span lang={language}>{found}</span>
            </>
          )}
        </Fragment>
      ))}
    </span>
  )
}

/** The heading at which a long answer opens. */
function OpensAt({ suggestion: { section, language } }: Props) {
  const { t } = useTranslation()
  if (!section) return null
  return (
    <span>
      <span aria-hidden="true">§ </span>
      <VisuallyHidden>{t('suggestions.section')} </VisuallyHidden>
      <span lang={language}>{plainText(section.heading)}</span>
    </span>
  )
}
