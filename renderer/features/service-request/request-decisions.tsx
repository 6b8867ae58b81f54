import { Button, Field, Input } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SentRequest } from '../../../shared/service-requests/sent-request.ts'
import { useAppDispatch } from '../../app/hooks.ts'
import { AskTwice } from '../../ui/ask-twice.tsx'
import { decideRequest } from './request-commands.ts'
import { useFormStyles } from './use-form-styles.ts'

/** What somebody can do about a request that does not get on by itself. */
export function RequestDecisions({ request }: { readonly request: SentRequest }) {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const dispatch = useAppDispatch()
  const { requestId, state, form } = request
  return (
    <div className={styles.group}>
      {form && (
        <AskTwice
          label={t('serviceRequest.sendAgain')}
          question={t(state === 'unknown' ? 'serviceRequest.sendAgainSure' : 'serviceRequest.sendAgainRefused')}
          yes={t('serviceRequest.sendAgainYes')}
          no={t('serviceRequest.no')}
          onYes={() => void dispatch(decideRequest(requestId, { kind: 'send-again' }))}
        />
      )}
      {state === 'unknown' && <ArrivedForm requestId={requestId} />}
      <AskTwice
        label={t('serviceRequest.giveUp')}
        question={t('serviceRequest.giveUpSure')}
        yes={t('serviceRequest.giveUpYes')}
        no={t('serviceRequest.no')}
        onYes={() => void dispatch(decideRequest(requestId, { kind: 'drop' }))}
      />
    </div>
  )
}

/** Somebody found out that it had arrived. */
function ArrivedForm({ requestId }: Pick<SentRequest, 'requestId'>) {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const dispatch = useAppDispatch()
  const [typed, setTyped] = useState('')
  const number = typed.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (number) void dispatch(decideRequest(requestId, { kind: 'arrived', number }))
  }
  return (
    <form className={styles.pair} onSubmit={submit}>
      <Field label={t('serviceRequest.arrived')}>
        <Input value={typed} maxLength={200} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <Button type="submit" disabledFocusable={!number}>
        {t('serviceRequest.arrivedYes')}
      </Button>
    </form>
  )
}
