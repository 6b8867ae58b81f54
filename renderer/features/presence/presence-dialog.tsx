import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { chosenPresenceSchema } from '../../../shared/conversation/presence.ts'
import { dialogClosed } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { choosePresence } from './presence-commands.ts'

const useStyles = makeStyles({
  states: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  explain: { color: tokens.colorNeutralForeground2, marginTop: 0 },
})

/** Whether this agent takes contacts. Being on one, and wrapping one up, come by themselves. */
export function PresenceDialog() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { own, fault } = useAppSelector(({ presence }) => presence)
  const close = () => dispatch(dialogClosed())
  return (
    <ModalDialog
      title={t('presence.title')}
      onClose={close}
      actions={<Button onClick={close}>{t('presence.close')}</Button>}
    >
      {fault && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t(`centreFault.${fault}`)}</MessageBarBody>
        </MessageBar>
      )}
      <p className={styles.explain}>{t('presence.explain')}</p>
      <div className={styles.states}>
        {chosenPresenceSchema.options.map((state) => (
          <Button
            key={state}
            size="large"
            aria-pressed={own?.state === state}
            appearance={own?.state === state ? 'primary' : 'secondary'}
            onClick={() => void dispatch(choosePresence(state))}
          >
            {t(`presence.state.${state}`)}
          </Button>
        ))}
      </div>
    </ModalDialog>
  )
}
