import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { dialogClosed } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { selectMayEdit } from '../content/content-selectors.ts'
import { selectMaySeeFigures } from '../figures/figures-selectors.ts'
import { selectHasServices } from '../service-request/request-selectors.ts'
import { type Command, keyBindings } from './key-bindings.ts'
import { useKeyNames } from './use-keys.ts'

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    alignItems: 'center',
  },
  keys: { justifySelf: 'end' },
  name: { margin: 0 },
  explain: { color: tokens.colorNeutralForeground2, marginTop: 0 },
})

/** What only those have who keep the content. */
const ofContent: readonly Command[] = ['new-answer', 'earlier-texts']

/** Every key, from the table that the handler reads. */
export function KeyMapDialog() {
  const { t } = useTranslation()
  const styles = useStyles()
  const nameKeys = useKeyNames()
  const dispatch = useAppDispatch()
  const mayEdit = useAppSelector(selectMayEdit)
  const hasServices = useAppSelector(selectHasServices)
  const maySeeFigures = useAppSelector(selectMaySeeFigures)
  const isThere = (command: Command) => {
    if (ofContent.includes(command)) return mayEdit
    if (command === 'wall-mode' || command === 'print') return maySeeFigures
    return hasServices || (command !== 'service-request' && command !== 'request-next')
  }
  const close = () => dispatch(dialogClosed())
  return (
    <ModalDialog
      title={t('keys.title')}
      onClose={close}
      actions={
        <Button appearance="primary" onClick={close}>
          {t('keys.close')}
        </Button>
      }
    >
      <p className={styles.explain}>{t('keys.during')}</p>
      <dl className={styles.list}>
        {keyBindings
          .filter(({ command }) => isThere(command))
          .map(({ command, shownAs }) => (
            <KeyRow key={shownAs.join()} keys={nameKeys(shownAs).shown} name={t(`keys.commands.${command}`)} />
          ))}
        <KeyRow keys={nameKeys(['Enter']).shown} name={t('keys.confirm')} />
      </dl>
    </ModalDialog>
  )
}

function KeyRow({ keys, name }: { readonly keys: readonly string[]; readonly name: string }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.keys}>
        <KeyHint keys={keys} spoken />
      </dt>
      <dd className={styles.name}>{name}</dd>
    </>
  )
}
