import { Field, Input } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../../shared/service-requests/request-form.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { changeForm } from './request-commands.ts'
import { selectForm } from './request-selectors.ts'
import { useFieldFault } from './use-field-fault.ts'
import { useFormStyles } from './use-form-styles.ts'

const nowhere: Place = { address: '', addressId: '', lat: '', long: '' }

/** Where it is: an address in words, or, folded away, its number in the city's register or a place on the globe. */
export function PlaceFields() {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const dispatch = useAppDispatch()
  const place = useAppSelector((state) => selectForm(state)?.place ?? nowhere)
  const hasFault = useAppSelector(({ serviceRequest }) =>
    serviceRequest.faults.some(({ field }) => field === 'lat' || field === 'long'),
  )
  const faultOf = useFieldFault()
  const change =
    (name: keyof Place) =>
    (_event: unknown, { value }: { readonly value: string }) =>
      dispatch(changeForm((form) => ({ ...form, place: { ...form.place, [name]: value } })))
  return (
    <>
      <Field label={t('serviceRequest.address')} hint={t('serviceRequest.addressHint')} {...faultOf('place')}>
        <Input value={place.address} maxLength={500} onChange={change('address')} />
      </Field>
      <details open={hasFault || undefined}>
        <summary>{t('serviceRequest.otherPlace')}</summary>
        <div className={styles.pair}>
          <Field label={t('serviceRequest.addressId')}>
            <Input value={place.addressId} maxLength={500} onChange={change('addressId')} />
          </Field>
          <Field label={t('serviceRequest.lat')} {...faultOf('lat')}>
            <Input inputMode="decimal" value={place.lat} maxLength={40} onChange={change('lat')} />
          </Field>
          <Field label={t('serviceRequest.long')} {...faultOf('long')}>
            <Input inputMode="decimal" value={place.long} maxLength={40} onChange={change('long')} />
          </Field>
        </div>
      </details>
    </>
  )
}
