import { Field, Input } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../../shared/service-requests/request-form.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { changeForm } from './request-commands.ts'
import { selectForm } from './request-selectors.ts'
import { useFieldFault } from './use-field-fault.ts'
import { useFormStyles } from './use-form-styles.ts'

const nobody: Contact = { firstName: '', lastName: '', email: '', phone: '' }
const names = ['firstName', 'lastName', 'phone', 'email'] as const

/** Who reports it, if they want to say. */
export function ContactFields() {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const headingId = useId()
  const dispatch = useAppDispatch()
  const contact = useAppSelector((state) => selectForm(state)?.contact ?? nobody)
  const faultOf = useFieldFault()
  const change =
    (name: keyof Contact) =>
    (_event: unknown, { value }: { readonly value: string }) =>
      dispatch(changeForm((form) => ({ ...form, contact: { ...form.contact, [name]: value } })))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay its fields out
    <div role="group" aria-labelledby={headingId} className={styles.group}>
      <h4 id={headingId} className={styles.heading}>
        {t('serviceRequest.contact')}
      </h4>
      <div className={styles.pair}>
        {names.map((name) => (
          <Field key={name} label={t(`serviceRequest.${name}`)} {...faultOf(name)}>
            <Input autoComplete="off" value={contact[name]} maxLength={500} onChange={change(name)} />
          </Field>
        ))}
      </div>
    </div>
  )
}
