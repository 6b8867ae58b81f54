import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { keepsFocus } from '../../ui/keeps-focus.ts'
import { narrow } from '../../ui/narrow.ts'
import { useKeys } from '../key-map/use-keys.ts'
import { RequestFormView } from './request-form-view.tsx'
import { RequestReview } from './request-review.tsx'
import { selectForm } from './request-selectors.ts'
import { requestPanelClosed } from './request-slice.ts'
import { SentView } from './sent-view.tsx'
import { ServiceChooser } from './service-chooser.tsx'
import { StatusView } from './status-view.tsx'

const useStyles = makeStyles({
  panel: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow4,
    [narrow]: { flex: '0 0 auto' },
  },
  top: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    flex: '1 1 auto',
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
})

/** A request for the city's own system, beside the conversation and the notes. Nothing while it is closed. */
export function RequestPanel() {
  const isOpen = useAppSelector(({ serviceRequest }) => serviceRequest.isOpen)
  return isOpen ? <OpenRequestPanel /> : null
}

function OpenRequestPanel() {
  const { t } = useTranslation()
  const styles = useStyles()
  const titleId = useId()
  const form = useAppSelector(selectForm)
  return (
    <section className={styles.panel} aria-labelledby={titleId} data-service-request>
      <div className={styles.top}>
        <h3 id={titleId} className={styles.title}>
          {form ? t('serviceRequest.titleOf', { service: form.serviceName }) : t('serviceRequest.title')}
        </h3>
        <CloseButton />
      </div>
      <Warnings />
      <Step />
    </section>
  )
}

function CloseButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const keys = useKeys('close-answer')
  return (
    <Button
      {...keepsFocus}
      appearance="subtle"
      icon={<DismissRegular />}
      aria-label={t('serviceRequest.close')}
      aria-keyshortcuts={keys.aria}
      onClick={() => dispatch(requestPanelClosed())}
    />
  )
}

function Warnings() {
  const { t } = useTranslation()
  const isUnsent = useAppSelector(({ serviceRequest }) => serviceRequest.warned)
  const form = useAppSelector(selectForm)
  if (!isUnsent || !form) return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t('serviceRequest.unsent')}</MessageBarBody>
    </MessageBar>
  )
}

function Step() {
  const step = useAppSelector(({ serviceRequest }) => serviceRequest.step)
  const form = useAppSelector(selectForm)
  if (step === 'sent') return <SentView />
  if (step === 'status') return <StatusView />
  if (!form || step === 'choose') return <ServiceChooser />
  return step === 'review' ? <RequestReview /> : <RequestFormView />
}
