import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { scrollsByKeyboard } from '../../ui/scrolls-by-keyboard.ts'
import { selectOffered } from '../interaction/interaction-selectors.ts'
import { useKeyNames, useKeys } from '../key-map/use-keys.ts'
import { goOnWithRequest, leaveRequestPanel } from './request-commands.ts'
import { selectParameters } from './request-selectors.ts'
import { useFormStyles } from './use-form-styles.ts'

/** Exactly what will leave the building, under the names that the city's system has for it. */
export function RequestReview() {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  const parameters = useAppSelector(selectParameters)
  const isPractice = useAppSelector((state) => selectOffered(state)?.practice === true)
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <>
      <section className={styles.body} {...scrollsByKeyboard} aria-label={t('serviceRequest.review')}>
        <h4 ref={heading} tabIndex={-1} className={styles.heading}>
          {t('serviceRequest.review')}
        </h4>
        <p className={styles.quiet}>
          {t(isPractice ? 'serviceRequest.reviewPractice' : 'serviceRequest.reviewExplain')}
        </p>
        <dl className={styles.facts}>
          {parameters.map(([name, value]) => (
            <Parameter key={`${name}=${value}`} name={name} value={value} />
          ))}
        </dl>
      </section>
      <Buttons />
    </>
  )
}

function Parameter({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>{value}</dd>
    </>
  )
}

function Buttons() {
  const { t } = useTranslation()
  const styles = useFormStyles()
  const dispatch = useAppDispatch()
  const nameKeys = useKeyNames()
  return (
    <div className={styles.buttons}>
      <KeyButton
        appearance="primary"
        label={t('serviceRequest.send')}
        keys={useKeys('request-next')}
        onClick={() => dispatch(goOnWithRequest())}
      />
      <KeyButton
        label={t('serviceRequest.back')}
        keys={nameKeys(['Esc'])}
        onClick={() => dispatch(leaveRequestPanel())}
      />
    </div>
  )
}
