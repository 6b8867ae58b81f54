import { Checkbox, Field, FieldContextProvider, Input, Select, Textarea } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import { fieldOf } from '../../../shared/service-requests/check-form.ts'
import type { Question } from '../../../shared/service-requests/questions.ts'
import type { Answer } from '../../../shared/service-requests/request-form.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { changeForm } from './request-commands.ts'
import { selectForm } from './request-selectors.ts'
import { useFieldFault } from './use-field-fault.ts'
import { useFormStyles } from './use-form-styles.ts'

type Props = { readonly question: Question }

/** One attribute of the definition: a field of its datatype, or a note to be read. */
export function AttributeField({ question }: Props) {
  const styles = useFormStyles()
  if (!question.variable) return <p className={styles.note}>{question.description ?? question.code}</p>
  if (question.datatype === 'multivaluelist') return <SeveralChoices question={question} />
  return <OneAnswer question={question} />
}

const labelOf = ({ description, code }: Question) => description ?? code

function OneAnswer({ question }: Props) {
  const { required, code, datatypeDescription } = question
  const fault = useFieldFault()(fieldOf(code))
  return (
    <Field label={labelOf(question)} required={required} hint={datatypeDescription} {...fault}>
      <AnswerInput question={question} />
    </Field>
  )
}

/** The answer so far, and how another one is given. */
function useAnswer(code: string) {
  const dispatch = useAppDispatch()
  const answer = useAppSelector((state) => selectForm(state)?.answers[code])
  const give = (next: Answer) =>
    dispatch(changeForm((form) => ({ ...form, answers: { ...form.answers, [code]: next } })))
  return { answer, give }
}

/** Gets what `Field` passes on (its id, what describes it) by way of Fluent's own context. */
function AnswerInput({ question: { code, datatype, choices, ...question } }: Props) {
  const { t } = useTranslation()
  const { answer, give } = useAnswer(code)
  const value = typeof answer === 'string' ? answer : ''
  const onChange = (_event: unknown, data: { readonly value: string }) => give(data.value)
  switch (datatype) {
    case 'string':
      return <Input value={value} maxLength={500} onChange={onChange} />
    case 'text':
      return <Textarea value={value} maxLength={4_000} resize="vertical" onChange={onChange} />
    case 'number':
      // Not of type "number": that one loses what it does not take for one, a comma for instance.
      return <Input inputMode="decimal" value={value} maxLength={40} onChange={onChange} />
    case 'datetime':
      return <Input type="datetime-local" value={value} onChange={onChange} />
    case 'singlevaluelist':
      return (
        <Select value={choices.some(({ key }) => key === value) ? value : ''} onChange={onChange}>
          <option value="">{t(question.required ? 'serviceRequest.pleaseChoose' : 'serviceRequest.noAnswer')}</option>
          {choices.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      )
    case 'multivaluelist':
      return null
    default:
      return assertNever(datatype)
  }
}

function SeveralChoices({ question }: Props) {
  const styles = useFormStyles()
  const { code, choices, required, datatypeDescription } = question
  const { answer, give } = useAnswer(code)
  const fault = useFieldFault()(fieldOf(code))
  const given = typeof answer === 'string' ? [] : (answer ?? [])
  const toggle = (key: string, isGiven: boolean) => {
    const others = given.filter((one) => one !== key)
    give(isGiven ? [...others, key] : others)
  }
  return (
    <Field label={labelOf(question)} required={required} hint={datatypeDescription} {...fault}>
      {(field) => (
        // biome-ignore lint/a11y/useSemanticElements: the label is Field's, and a legend would be a second one
        <div
          role="group"
          aria-labelledby={field['aria-labelledby']}
          aria-describedby={field['aria-describedby']}
          className={styles.group}
          data-invalid={fault.validationState ? '' : undefined}
        >
          {/* Each box is called what is behind it, and not what the whole group is. */}
          <FieldContextProvider value={undefined}>
            {choices.map(({ key, name }) => (
              <Checkbox
                key={key}
                label={name}
                checked={given.includes(key)}
                onChange={(_event, { checked }) => toggle(key, checked === true)}
              />
            ))}
          </FieldContextProvider>
        </div>
      )}
    </Field>
  )
}
