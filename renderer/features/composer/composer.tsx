import { Label, makeStyles, Textarea, tokens, useId } from '@fluentui/react-components'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { longestUtterance } from '../../../shared/conversation/utterance.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { narrow } from '../../ui/narrow.ts'
import { optionId } from '../../ui/option-row.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { selectOpenInteraction, selectPhase } from '../interaction/interaction-selectors.ts'
import { useTakesFocus } from '../interaction/use-takes-focus.ts'
import { useKeyNames, useKeys } from '../key-map/use-keys.ts'
import { insertSlashRow, moveSlashRow, say, translateInserted } from './composer-commands.ts'
import { selectIsSlashOpen, selectSlashRows } from './composer-selectors.ts'
import { composerLeft, composerReached, composerTyped, slashLeft } from './composer-slice.ts'
import { SlashRows } from './slash-rows.tsx'

const useStyles = makeStyles({
  box: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { height: '84px', fontSize: tokens.fontSizeBase400, [narrow]: { height: '64px' } },
  below: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  hint: { flex: '1 1 160px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  notice: { flex: '1 1 160px', color: tokens.colorStatusWarningForeground3, fontSize: tokens.fontSizeBase200 },
})

/** Where the agent writes to the resident of the chat in front. Only Enter sends, and only what stands here. */
export function Composer() {
  const { t } = useTranslation()
  const styles = useStyles()
  const id = useId('composer')
  const listId = useId('slash')
  return (
    <div className={styles.box}>
      <SlashRows id={listId} />
      <Label htmlFor={id} weight="semibold">
        {t('composer.label')}
      </Label>
      <ComposerText id={id} listId={listId} />
      <div className={styles.below}>
        <Hint />
        <Buttons />
      </div>
    </div>
  )
}

type TextProps = { readonly id: string; readonly listId: string }

function ComposerText({ id, listId }: TextProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const box = useRef<HTMLTextAreaElement>(null)
  const interactionId = useAppSelector(selectOpenInteraction)?.interactionId
  const text = useAppSelector(({ composer }) => composer.text)
  const row = useAppSelector(({ composer }) => composer.found?.row ?? 0)
  const hasRows = useAppSelector(selectSlashRows).length > 0
  const onKeyDown = useComposerKeys()
  useTakesFocus(box, interactionId)
  useStaysWhileFocused(box)
  return (
    <Textarea
      id={id}
      textarea={{ ref: box, className: styles.text }}
      data-composer
      dir="auto"
      resize="none"
      maxLength={longestUtterance}
      placeholder={t('composer.placeholder')}
      aria-autocomplete="list"
      aria-controls={hasRows ? listId : undefined}
      aria-activedescendant={hasRows ? optionId(listId, row) : undefined}
      value={text}
      onChange={({ target }, { value }) => dispatch(composerTyped({ text: value, caret: caretOf(target, value) }))}
      onKeyDown={onKeyDown}
      onFocus={() => dispatch(composerReached())}
      onBlur={() => dispatch(composerLeft())}
    />
  )
}

const caretOf = (target: HTMLTextAreaElement, value: string) => target.selectionEnd ?? value.length

/** Enter sends; in the search inside the text the arrows, Enter and Escape are the search's. */
function useComposerKeys() {
  const dispatch = useAppDispatch()
  const text = useAppSelector(({ composer }) => composer.text)
  const row = useAppSelector(({ composer }) => composer.found?.row ?? 0)
  const isSlashOpen = useAppSelector(selectIsSlashOpen)
  const isOver = useAppSelector(selectPhase) === 'after-call'
  const inSlash: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => dispatch(moveSlashRow(1)),
    ArrowUp: () => dispatch(moveSlashRow(-1)),
    Escape: () => dispatch(slashLeft()),
    Enter: ({ shiftKey }) => void dispatch(insertSlashRow(row, shiftKey ? 'all' : 'spoken')),
  }
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    const act = isSlashOpen ? inSlash[event.key] : undefined
    if (act) {
      // Nor may the window take Escape for the answer, or Enter for the wrap-up.
      event.preventDefault()
      event.stopPropagation()
      act(event)
      return
    }
    // With nothing in it Enter confirms the wrap-up of a chat that is over.
    if (event.key !== 'Enter' || event.shiftKey || (isOver && text.trim() === '')) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) dispatch(say())
  }
}

/** A composer that goes away under somebody's fingers would send their next words elsewhere. */
function useStaysWhileFocused(box: RefObject<HTMLTextAreaElement | null>): void {
  const dispatch = useAppDispatch()
  useEffect(() => {
    dispatch(document.activeElement === box.current ? composerReached() : composerLeft())
  }, [box, dispatch])
}

function Hint() {
  const { t } = useTranslation()
  const styles = useStyles()
  const notice = useAppSelector(({ composer }) => composer.notice)
  return (
    <>
      {notice ? (
        <span className={styles.notice}>{t(`composer.notice.${notice}`)}</span>
      ) : (
        <span className={styles.hint}>{t('composer.hint')}</span>
      )}
      <VisuallyHidden announce>{notice && t(`composer.notice.${notice}`)}</VisuallyHidden>
    </>
  )
}

function Buttons() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const hasInserted = useAppSelector(({ composer }) => composer.inserted !== null)
  const translateKeys = useKeys('translate-inserted')
  const sendKeys = useKeyNames()(['Enter'])
  return (
    <>
      {hasInserted && (
        <KeyButton
          size="small"
          label={t('composer.translate')}
          keys={translateKeys}
          onClick={() => void dispatch(translateInserted())}
        />
      )}
      <KeyButton
        appearance="primary"
        size="small"
        label={t('composer.send')}
        keys={sendKeys}
        onClick={() => dispatch(say())}
      />
    </>
  )
}
