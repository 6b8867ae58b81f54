import { Button, Field, MessageBar, MessageBarBody, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlagGroup } from '../../../shared/flags/flag.ts'
import { dialogClosed } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { chooseFlagDeskView, chooseFlagOwner, readFlagQueue } from './flag-desk-commands.ts'
import { FlagGroupRow } from './flag-group-row.tsx'
import { SettledFlags } from './settled-flags.tsx'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** What agents flagged, by what it is about, to be settled in words that go back to them. */
export function FlagQueueDialog() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const { groups, fault, view } = useAppSelector(({ flagDesk }) => flagDesk)
  useEffect(() => {
    void dispatch(readFlagQueue())
  }, [dispatch])
  const close = () => dispatch(dialogClosed())
  return (
    <ModalDialog
      title={t('flagQueue.open')}
      onClose={close}
      actions={<Button onClick={close}>{t('flagQueue.close')}</Button>}
    >
      {fault && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t(`flagQueue.fault.${fault}`)}</MessageBarBody>
        </MessageBar>
      )}
      <Tabs
        label={t('flagQueue.views')}
        tabs={[
          { value: 'open', label: t('flagQueue.waiting') },
          { value: 'settled', label: t('flagQueue.settled') },
        ]}
        selected={view}
        onSelect={(chosen) => void dispatch(chooseFlagDeskView(chosen))}
      />
      {groups && <OwnerChoice />}
      {view === 'open' ? <OpenFlags /> : <SettledFlags />}
    </ModalDialog>
  )
}

function OpenFlags() {
  const { t } = useTranslation()
  const styles = useStyles()
  const groups = useAppSelector(({ flagDesk }) => flagDesk.groups)
  return (
    <>
      {groups?.length === 0 && <p className={styles.quiet}>{t('flagQueue.empty')}</p>}
      <ul className={styles.list}>
        {groups?.map((group) => (
          <FlagGroupRow key={keyOf(group)} group={group} />
        ))}
      </ul>
    </>
  )
}

const keyOf = ({ kind, answerId, language, flags }: FlagGroup) =>
  [kind, answerId ?? flags.at(-1)?.flagId, language].join()

/** The value of a choice that no owner has for a name. */
const everybody = ''

function OwnerChoice() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const { owner, owners } = useAppSelector(({ flagDesk }) => flagDesk)
  const named = owners.flatMap((one) => (one.owner === null ? [] : [{ name: one.owner, open: one.open }]))
  return (
    <Field label={t('flagQueue.owner')}>
      <Select
        value={owner ?? everybody}
        onChange={(_event, { value }) => void dispatch(chooseFlagOwner(value === everybody ? null : value))}
      >
        <option value={everybody}>{t('flagQueue.allOwners')}</option>
        {owner !== null && !named.some(({ name }) => name === owner) && <option value={owner}>{owner}</option>}
        {named.map(({ name, open }) => (
          <option key={name} value={name}>
            {t('flagQueue.ownerWith', { name, count: open })}
          </option>
        ))}
      </Select>
    </Field>
  )
}
