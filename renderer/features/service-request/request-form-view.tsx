import { Button, Field, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { descriptionLimit } from '../../../shared/service-requests/request-form.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { useLocale } from '../../ui/use-locale.ts'
import { useKeys } from '../key-map/use-keys.ts'
import { AttributeField } from './attribute-field.tsx'
import { ContactFields } from './contact-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { changeForm, dropForm, goOnWithRequest, readDefinition } from './request-commands.ts'
import { selectForm, selectQuestions } from './request-selectors.ts'
import { useFormStyles } from './use-form-styles.ts'

/** The form that the service's definition asks for. */
export function RequestFormView() {
  const styles = useFormStyles()
  const body = useRef<HTMLDivElement>(null)
  useFocusOnWhatIsWrong(body)
  return (
    <>
      <div className={styles.body} ref={body}>
        <DefinitionState />
        <PlaceFields />
        <Questions />
        <Description />
        <ContactFields />
      </div>
      <Buttons />
    </>
  )
}

/** The first field when the form opens, and the first one that is wrong whenever it was checked. */
function useFocusOnWhatIsWrong(body: { readonly current: HTMLElement | null }) {
  const faults = useAppSelector(({ serviceRequest }) => serviceRequest.faults)
  useLayoutEffect(() => {
    const wrong = body.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')
    // Typing into one field clears the faults; the focus stays where it is then.
    if (faults.length > 0) wrong?.focus()
    else if (!body.current?.contains(document.activeElement)) {
      body.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
    }
  }, [body, faults])
}

function DefinitionState() {
  const { t } = useTranslation()
  const locale = useLocale()
  const styles = useFormStyles()
  const dispatch = useAppDispatch()
  const { definition, definitionFault } = useAppSelector(({ serviceRequest }) => serviceRequest)
  if (!definition && definitionFault)
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          {t(`serviceRequest.fault.${definitionFault}`)}{' '}
          <Button size="small" onClick={() => void dispatch(readDefinition())}>
            {t('serviceRequest.askAgain')}
          </Button>
        </MessageBarBody>
      </MessageBar>
    )
  if (!definition) return <p className={styles.quiet}>{t('serviceRequest.loading')}</p>
  if (!definition.stale) return null
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(definition.askedAt)
  return <p className={styles.quiet}>{t('serviceRequest.stale', { time })}</p>
}

function Questions() {
  const questions = useAppSelector(selectQuestions)
  return questions.map((question) => <AttributeField key={question.code} question={question} />)
}

function Description() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const description = useAppSelector((state) => selectForm(state)?.description ?? '')
  return (
    <Field label={t('serviceRequest.description')} hint={t('serviceRequest.descriptionHint')}>
      <Textarea
        maxLength={descriptionLimit}
        resize="vertical"
        value={description}
        onChange={(_event, { value }) => dispatch(changeForm((form) => ({ ...form, description: value })))}
      />
    </Field>
  )
}

function Buttons() {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const dispatch = useAppDispatch()
  const keys = useKeys('request-next')
  const faults = useAppSelector(({ serviceRequest }) => serviceRequest.faults.length)
  const isKnown = useAppSelector(({ serviceRequest }) => serviceRequest.definition !== null)
  return (
    <div className={styles.buttons}>
      <KeyButton
        appearance="primary"
        label={t('serviceRequest.check')}
        keys={keys}
        disabled={!isKnown}
        onClick={() => dispatch(goOnWithRequest())}
      />
      <Button onClick={() => dispatch(dropForm())}>{t('serviceRequest.drop')}</Button>
      <span role="alert" className={styles.quiet}>
        {faults > 0 && t('serviceRequest.wrong', { count: faults })}
      </span>
    </div>
  )
}
