import { useTranslation } from 'react-i18next'
import { useAppSelector } from '../../app/hooks.ts'

/** What a `Field` is told about a field that is wrong; nothing while it is not. */
export function useFieldFault(): (field: string) => { validationState?: 'error'; validationMessage?: string } {
  const { t } = useTranslation()
  const faults = useAppSelector(({ serviceRequest }) => serviceRequest.faults)
  return (field) => {
    const found = faults.find((one) => one.field === field)
    return found ? { validationState: 'error', validationMessage: t(`serviceRequest.formFault.${found.fault}`) } : {}
  }
}
