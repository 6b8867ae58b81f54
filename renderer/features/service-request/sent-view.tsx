import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SentRequest } from '../../../shared/service-requests/sent-request.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { chooseAnother, correctRequest, lookUp, sendRequest } from './request-commands.ts'
import { RequestDecisions } from './request-decisions.tsx'
import { selectSent } from './request-selectors.ts'
import { SpokenNumber } from './spoken-number.tsx'
import { useFormStyles } from './use-form-styles.ts'

/** What became of the request that was sent a moment ago. */
export function SentView() {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  const sent = useAppSelector(selectSent)
  const { wasPractice, submitFault } = useAppSelector(({ serviceRequest }) => serviceRequest)
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <>
      <div className={styles.body}>
        <div role="status">
          <h4 ref={heading} tabIndex={-1} className={styles.heading}>
            {wasPractice && t('serviceRequest.practice')}
            {!wasPractice && submitFault && t('serviceRequest.notKept')}
            {!wasPractice && !submitFault && <State sent={sent} />}
          </h4>
        </div>
        {submitFault && <NotKept />}
        {sent && <SentDetail sent={sent} />}
      </div>
      <Buttons sent={sent} />
    </>
  )
}

function State({ sent }: { readonly sent: SentRequest | null }) {
  const { t } = useTranslation()
  return sent ? t(`serviceRequest.state.${sent.state}`) : t('serviceRequest.saving')
}

function NotKept() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const fault = useAppSelector(({ serviceRequest }) => serviceRequest.submitFault)
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {t(fault === 'disk-full' ? 'status.diskFull' : 'status.storageFailed')}{' '}
        <Button size="small" onClick={() => void dispatch(sendRequest())}>
          {t('serviceRequest.askAgain')}
        </Button>
      </MessageBarBody>
    </MessageBar>
  )
}

function SentDetail({ sent }: { readonly sent: SentRequest }) {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const { number, notice, fault, detail, state } = sent
  return (
    <>
      {number !== null && <SpokenNumber number={number} />}
      {notice && <p className={styles.note}>{notice}</p>}
      {fault && <p className={styles.note}>{t(`serviceRequest.sendFault.${fault}`)}</p>}
      {fault && detail && <p className={styles.quiet}>{t('serviceRequest.theirWords', { detail })}</p>}
      {(state === 'refused' || state === 'unknown') && <RequestDecisions request={sent} />}
    </>
  )
}

function Buttons({ sent }: { readonly sent: SentRequest | null }) {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const dispatch = useAppDispatch()
  const number = sent?.number ?? null
  return (
    <div className={styles.buttons}>
      {sent?.state === 'refused' && sent.form && (
        <Button appearance="primary" onClick={() => void dispatch(correctRequest())}>
          {t('serviceRequest.correct')}
        </Button>
      )}
      {number !== null && <Button onClick={() => void dispatch(lookUp(number))}>{t('serviceRequest.status')}</Button>}
      <Button onClick={() => dispatch(chooseAnother())}>{t('serviceRequest.another')}</Button>
    </div>
  )
}
