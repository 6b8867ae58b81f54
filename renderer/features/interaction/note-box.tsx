import { Label, makeStyles, mergeClasses, Textarea, tokens, useId } from '@fluentui/react-components'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { notesTyped } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { narrow } from '../../ui/narrow.ts'
import { selectIsComposerShown, selectOpenInteraction, selectPhase } from './interaction-selectors.ts'
import { useTakesFocus } from './use-takes-focus.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    [narrow]: { paddingBlock: tokens.spacingVerticalXS },
  },
  // Below a composer: what is written to the resident has the room.
  beside: { height: '48px' },
  text: { height: '108px', fontSize: tokens.fontSizeBase400, [narrow]: { height: '56px' } },
})

/** The longest note; what a wrap-up takes. */
const noteLimit = 4_000

/**
 * Where the agent types, from the first second to the wrap-up: the same box all along, so that the focus never moves. In
 * a chat it stands below the composer and waits for its key.
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
  const isBeside = useAppSelector(selectIsComposerShown)
  useTakesFocus(box, isBeside ? undefined : open?.interactionId)
  if (!open) return null
  return (
    <div className={styles.box}>
      <Label htmlFor={id} weight="semibold">
        {phase === 'after-call' ? t('wrapUp.note') : t('call.notes')}
      </Label>
      <Textarea
        id={id}
        textarea={{ ref: box, className: mergeClasses(styles.text, isBeside && styles.beside) }}
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
