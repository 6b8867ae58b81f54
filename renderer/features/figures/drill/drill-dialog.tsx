import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { type KeyboardEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { dialogClosed } from '../../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { ModalDialog } from '../../../ui/modal-dialog.tsx'
import { readMore } from './drill-commands.ts'
import { DrillList } from './drill-list.tsx'
import { lineLeft } from './drill-slice.ts'
import { LineView } from './line-view.tsx'

/** What stands behind a number: the list, and the time line of one of it. Escape leaves the line, then the list. */
export function DrillDialog() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const { title, line, fault } = useAppSelector(({ drill }) => drill)
  useEffect(() => {
    void dispatch(readMore())
  }, [dispatch])
  const leave = () => dispatch(line ? lineLeft() : dialogClosed())
  // Not left to the dialog's own: of two in a row browsers let the second close it without asking.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    leave()
  }
  return (
    <ModalDialog
      title={title}
      onClose={leave}
      actions={
        <>
          {line && <Button onClick={leave}>{t('drill.back')}</Button>}
          <Button onClick={() => dispatch(dialogClosed())}>{t('drill.close')}</Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key that bubbles up from what has the focus */}
      <div onKeyDown={onKeyDown}>
        {fault && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{fault === 'not-found' ? t('drill.gone') : t(`centreFault.${fault}`)}</MessageBarBody>
          </MessageBar>
        )}
        {line ? <LineView line={line} /> : <DrillList />}
      </div>
    </ModalDialog>
  )
}
