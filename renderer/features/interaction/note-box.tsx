import { Label, makeStyles, Textarea, tokens, useId } from '@fluentui/react-components'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { notesTyped } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { narrow } from '../../ui/narrow.ts'
import { selectOpenInteraction, selectPhase } from './interaction-selectors.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    [narrow]: { paddingBlock: tokens.spacingVerticalXS },
  },
  text: { height: '108px', fontSize: tokens.fontSizeBase400, [narrow]: { height: '56px' } },
})

/** The longest note; what a wrap-up takes. */
const noteLimit = 4_000

/**
 * Where the agent types, from the first second to the wrap-up: the same box all along, so that the focus never moves.
 * Every keystroke asks for suggestions.
 */
export function NoteBox() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const id = useId('notes')
  const open = useAppSelector(selectOpenInteraction)
  const phase = useAppSelector(selectPhase)
  const box = useRef<HTMLTextAreaElement>(null)
  useFocusOnce(box, open?.interactionId)
  if (!open) return null
  return (
    <div className={styles.box}>
      <Label htmlFor={id} weight="semibold">
        {phase === 'after-call' ? t('wrapUp.note') : t('call.notes')}
      </Label>
      <Textarea
        id={id}
        textarea={{ ref: box, className: styles.text }}
        data-notes
        resize="none"
        maxLength={noteLimit}
        spellCheck={false}
        placeholder={t('call.notesPlaceholder')}
        value={open.notes}
        onChange={({ timeStamp }, { value }) => dispatch(notesTyped({ notes: value, typedAtMs: timeStamp }))}
      />
    </div>
  )
}

/** Puts the cursor at the end of the box when an interaction opens (or is restored), and never again. */
function useFocusOnce(box: RefObject<HTMLTextAreaElement | null>, interactionId: string | undefined) {
  useLayoutEffect(() => {
    const element = box.current
    if (!interactionId || !element) return
    element.focus()
    element.setSelectionRange(element.value.length, element.value.length)
  }, [box, interactionId])
}
