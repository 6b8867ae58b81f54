import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { BookmarkRegular, DismissRegular, LinkRegular } from '@fluentui/react-icons'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeriodView } from '../../../../shared/figures/period-view.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { ModalDialog } from '../../../ui/modal-dialog.tsx'
import { copyLink, listViews, lookAt, removeView, saveView } from './periods-commands.ts'
import { viewOfLink } from './view-link.ts'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { flex: '1 1 auto', justifyContent: 'start' },
  form: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalM },
  field: { flex: '1 1 auto' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Views under names, and as links. */
export function SavedViews() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const [isOpen, setOpen] = useState(false)
  const [isCopied, setCopied] = useState(false)
  const copy = () => void dispatch(copyLink()).then(() => setCopied(true))
  return (
    <>
      <Button icon={<BookmarkRegular />} onClick={() => setOpen(true)}>
        {t('periods.views')}
      </Button>
      <Button icon={<LinkRegular />} onClick={copy} onBlur={() => setCopied(false)}>
        {t('periods.copyLink')}
      </Button>
      <span role="status">{isCopied && t('periods.linkCopied')}</span>
      {isOpen && <ViewsDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function ViewsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const views = useAppSelector(({ periods }) => periods.views)
  useEffect(() => {
    void dispatch(listViews())
  }, [dispatch])
  const open = (view: PeriodView) => {
    void dispatch(lookAt(view))
    onClose()
  }
  return (
    <ModalDialog
      title={t('periods.views')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('periods.close')}</Button>}
    >
      {views.length === 0 && <p className={styles.quiet}>{t('periods.noViews')}</p>}
      <ul className={styles.list}>
        {views.map(({ viewId, name, view }) => (
          <li key={viewId} className={styles.row}>
            <Button className={styles.name} appearance="subtle" onClick={() => open(view)}>
              {name}
            </Button>
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('figures.named', { name: t('periods.remove'), value: name })}
              onClick={() => void dispatch(removeView(viewId))}
            />
          </li>
        ))}
      </ul>
      <SaveForm />
      <LinkForm onOpen={open} />
    </ModalDialog>
  )
}

function SaveForm() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    void dispatch(saveView(name.trim())).then((reason) => {
      setFault(reason)
      if (reason === null) setName('')
    })
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <Field
        className={styles.field}
        label={t('periods.viewName')}
        validationMessage={fault === null ? null : t(`periods.saveFault.${fault === 'too-many' ? fault : 'other'}`)}
      >
        <Input value={name} maxLength={80} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Button type="submit">{t('periods.save')}</Button>
    </form>
  )
}

function LinkForm({ onOpen }: { readonly onOpen: (view: PeriodView) => void }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const [link, setLink] = useState('')
  const [isWrong, setWrong] = useState(false)
  const open = (event: FormEvent) => {
    event.preventDefault()
    const view = viewOfLink(link)
    setWrong(view === null)
    if (view) onOpen(view)
  }
  return (
    <form className={styles.form} onSubmit={open}>
      <Field
        className={styles.field}
        label={t('periods.link')}
        validationMessage={isWrong ? t('periods.wrongLink') : null}
      >
        <Input value={link} onChange={(_event, { value }) => setLink(value)} />
      </Field>
      <Button type="submit">{t('periods.openLink')}</Button>
    </form>
  )
}
