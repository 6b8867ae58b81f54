import { Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublishedText } from '../../../../shared/content/content-here.ts'
import type { AnswerId } from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { OptionRow, optionId } from '../../../ui/option-row.tsx'
import { folded, haystackOf } from '../content-rows.ts'

const useStyles = makeStyles({
  list: {
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  id: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

const mostOffered = 8

type Props = {
  readonly language: Language
  /** Not offered again. */
  readonly chosen: readonly AnswerId[]
  readonly onChoose: (answerId: AnswerId) => void
}

/** An answer of the installed release, by words of its title. Nothing else can be chosen. */
export function AnswerPicker({ language, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [reached, setReached] = useState(0)
  const published = useAppSelector(({ content }) => content.published)
  const offered = typed.trim() === '' ? [] : offer(published, { typed, language, chosen })
  const choose = (text: PublishedText | undefined) => {
    if (!text) return
    setTyped('')
    setReached(0)
    onChoose(text.answerId)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setReached((at) => Math.max(0, Math.min(offered.length - 1, at + by)))
    else if (event.key === 'Enter') choose(offered[reached])
    else if (event.key === 'Escape' && typed !== '') setTyped('')
    else return
    event.preventDefault()
  }
  return (
    <div>
      <Field label={t('content.questions.pick')}>
        <Input
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={offered.length > 0}
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={offered[reached] ? optionId(listId, reached) : undefined}
          autoComplete="off"
          spellCheck={false}
          contentBefore={<SearchRegular />}
          placeholder={t('content.questions.pickPlaceholder')}
          value={typed}
          onChange={(_event, { value }) => {
            setTyped(value)
            setReached(0)
          }}
          onKeyDown={onKeyDown}
        />
      </Field>
      {offered.length > 0 && (
        <div
          id={listId}
          role="listbox"
          tabIndex={-1}
          aria-label={t('content.questions.offered')}
          className={styles.list}
        >
          {offered.map((text, place) => (
            <OptionRow
              key={text.revisionId}
              listId={listId}
              row={place}
              lang={language}
              isReached={place === reached}
              onChoose={() => choose(text)}
            >
              {text.title} <span className={styles.id}>{text.answerId}</span>
            </OptionRow>
          ))}
        </div>
      )}
    </div>
  )
}

type Wanted = Pick<Props, 'language' | 'chosen'> & { readonly typed: string }

/** Those that have all the words, each answer once; whose title begins so come first. */
function offer(published: readonly PublishedText[], { typed, language, chosen }: Wanted): PublishedText[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  const taken = new Set(chosen)
  const found = published.filter(
    (text) =>
      text.language === language && !taken.has(text.answerId) && words.every((word) => haystackOf(text).includes(word)),
  )
  const begins = (text: PublishedText) => (haystackOf(text).startsWith(words[0] ?? '') ? 0 : 1)
  const byAnswer = new Map(found.map((text) => [text.answerId, text]))
  return [...byAnswer.values()]
    .sort((a, b) => begins(a) - begins(b) || (haystackOf(a) < haystackOf(b) ? -1 : 1))
    .slice(0, mostOffered)
}
