import { Badge, Button } from '@fluentui/react-components'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestStatus } from '../../../shared/service-requests/request-status.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { useLocale } from '../../ui/use-locale.ts'
import { chooseAnother } from './request-commands.ts'
import { SpokenNumber } from './spoken-number.tsx'
import { useFormStyles } from './use-form-styles.ts'

/** What the city says of a request that it has. */
export function StatusView() {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const dispatch = useAppDispatch()
  const heading = useRef<HTMLHeadingElement>(null)
  const looked = useAppSelector(({ serviceRequest }) => serviceRequest.looked)
  useLayoutEffect(() => heading.current?.focus(), [])
  if (!looked) return null
  const { number, status, fault, detail } = looked
  return (
    <>
      <div className={styles.body}>
        <h4 ref={heading} tabIndex={-1} className={styles.heading}>
          {t('serviceRequest.statusOf', { number })}
        </h4>
        <div role="status">
          {!status && !fault && t('serviceRequest.asking')}
          {fault && <p className={styles.note}>{t(`serviceRequest.lookUpFault.${fault}`)}</p>}
          {fault && detail && <p className={styles.quiet}>{t('serviceRequest.theirWords', { detail })}</p>}
        </div>
        {status && <KnownStatus status={status} />}
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => dispatch(chooseAnother())}>{t('serviceRequest.another')}</Button>
      </div>
    </>
  )
}

function KnownStatus({ status }: { readonly status: RequestStatus }) {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const day = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short' })
  const when = (at: number | null) => (at === null ? null : day.format(at))
  const rows = [
    ['service', status.serviceName ?? status.serviceCode],
    ['statusNotes', status.statusNotes],
    ['agency', status.agency],
    ['expected', when(status.expectedAt)],
    ['requested', when(status.requestedAt)],
    ['updated', when(status.updatedAt)],
    ['notice', status.notice],
    ['place', status.address],
    ['description', status.description],
  ] as const
  return (
    <>
      <SpokenNumber number={status.number} />
      <div>
        <Badge appearance="tint" size="large" color={status.status === 'open' ? 'informative' : 'success'}>
          {t(`serviceRequest.cityStatus.${status.status}`)}
        </Badge>
      </div>
      <dl className={styles.facts}>
        {rows.map(
          ([name, value]) => value && <StatusRow key={name} label={t(`serviceRequest.row.${name}`)} value={value} />,
        )}
      </dl>
    </>
  )
}

function StatusRow({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
