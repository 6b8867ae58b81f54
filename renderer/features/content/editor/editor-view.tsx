import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../../../../shared/knowledge/language.ts'
import { useAppDispatch, useAppSelector, useNow } from '../../../app/hooks.ts'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { useReturningFocus } from '../../../ui/use-returning-focus.ts'
import type { Preview } from '../content-screen.tsx'
import { selectToday } from '../content-selectors.ts'
import { previewOf } from './draft-text.ts'
import { answerIdTyped, type OpenEditor } from './editor-slice.ts'
import { closeEditor } from './open-commands.ts'
import { selectIdFault } from './save-commands.ts'
import { SideView } from './side-view.tsx'
import { TrialBox } from './trial-box.tsx'

/** Two texts beside each other, and what an agent sees beside both. */
const besides = '@media (max-width: 1179px)'
const oneColumn = '@media (max-width: 899px)'

const useStyles = makeStyles({
  editor: { flex: '1 1 0', minHeight: 0, overflowY: 'auto', [oneColumn]: { flex: '0 0 auto', overflowY: 'visible' } },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalS,
  },
  id: { flex: '1 1 240px', margin: 0, fontSize: tokens.fontSizeBase400 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) minmax(0, 360px)',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    [besides]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
    [oneColumn]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // Always in sight: what is typed far below is seen here as it is typed.
  beside: {
    position: 'sticky',
    top: 0,
    maxHeight: 'calc(100vh - 150px)',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    [besides]: { position: 'static', maxHeight: 'none', overflowY: 'visible', gridColumn: '1 / -1' },
  },
})

/** One answer in both languages: what is typed is saved by itself, and stands beside it as an agent will see it. */
export function EditorView({ preview }: { readonly preview: Preview }) {
  const open = useAppSelector(({ editor }) => editor.open)
  return open && <OpenAnswer open={open} preview={preview} />
}

type Props = { readonly open: OpenEditor; readonly preview: Preview }

function OpenAnswer({ open, preview: PreviewOf }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const now = useNow(false)
  const today = useAppSelector((state) => selectToday(state, now))
  const editor = useRef<HTMLElement>(null)
  const { active, answerId } = open
  // In this order: where the focus was is known only before it is taken.
  useReturningFocus()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useLayoutEffect(() => {
    const side = editor.current?.querySelector(`[data-side="${active}"]`)
    side?.querySelector<HTMLElement>('input')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    void dispatch(closeEditor())
  }
  const text = open.sides[active]?.text
  return (
    <section ref={editor} className={styles.editor} aria-label={t('content.editor')} onKeyDown={onKeyDown}>
      <div className={styles.top}>
        <Button icon={<ArrowLeftRegular />} aria-keyshortcuts="Escape" onClick={() => void dispatch(closeEditor())}>
          {t('content.back')}
        </Button>
        {open.isNew ? <AnswerIdField answerId={answerId} /> : <h3 className={styles.id}>{answerId}</h3>}
      </div>
      <Presence open={open} />
      <div className={styles.columns}>
        {languages.map((language) => (
          <SideView key={language} language={language} open={open} today={today} />
        ))}
        <section className={styles.beside} {...scrollsByKeyboard} aria-label={t('content.beside')}>
          {text && <TrialBox open={open} />}
          {text && <PreviewOf revision={previewOf(text, { answerId: answerId || 'new', language: active }, today)} />}
        </section>
      </div>
    </section>
  )
}

/** How other answers will name it, for good once it is saved. */
function AnswerIdField({ answerId }: { readonly answerId: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const fault = useAppSelector(selectIdFault)
  return (
    <Field
      className={styles.id}
      label={t('content.field.answerId')}
      hint={t('content.idHint')}
      {...(fault && answerId !== '' ? { validationMessage: t(`content.idFault.${fault}`) } : {})}
    >
      <Input value={answerId} maxLength={80} onChange={(_event, { value }) => dispatch(answerIdTyped(value))} />
    </Field>
  )
}

/** Who else has this draft open. */
function Presence({ open: { others } }: Pick<Props, 'open'>) {
  const { t } = useTranslation()
  return (
    <div role="status">
      {others.length > 0 && (
        <MessageBar intent="info">
          <MessageBarBody>
            {t('content.openElsewhere', {
              count: others.length,
              names: others.map(({ displayName }) => displayName).join(', '),
            })}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}
