import {
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { createContext, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftFault, DraftText } from '../../../../shared/content/draft.ts'
import type { TextField } from '../../../../shared/content/obstacle.ts'
import {
  answerKinds,
  countWords,
  serviceSchema,
  services,
  spokenWordLimit,
} from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { faultsOf } from './draft-text.ts'
import { typeInto } from './editor-commands.ts'
import type { OpenEditor } from './editor-slice.ts'
import { LinkFields } from './link-fields.tsx'
import type { Side } from './side.ts'

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  field: { minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
})

type Form = {
  readonly language: Language
  readonly text: DraftText
  readonly faults: readonly DraftFault[]
  readonly change: (change: Partial<DraftText>) => void
}

const FormContext = createContext<Form | null>(null)

function useForm(): Form {
  const form = useContext(FormContext)
  if (!form) throw new Error('a field outside of its form')
  return form
}

type Props = { readonly side: Side; readonly text: DraftText; readonly open: OpenEditor; readonly today: string }

/** All fields of a text. What is typed is in the state at once, on this disk soon after, at the centre after that. */
export function TextForm({ side, text, open, today }: Props) {
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { language } = side
  const faults = faultsOf(text, { answerId: open.answerId || 'new', language }, today)
  const change = (changed: Partial<DraftText>) => dispatch(typeInto(language, changed))
  const isClosed = side.draft?.purpose === 'withdrawal'
  return (
    <FormContext.Provider value={{ language, text, faults, change }}>
      <fieldset className={styles.form} disabled={isClosed}>
        <Line field="title" max={400} />
        <SimilarTitle open={open} language={language} />
        <Kinds />
        <Spoken />
        <Lines field="residentsWords" rows={3} />
        <Long field="steps" rows={6} />
        <Long field="detail" rows={8} />
        <LinkFields links={text.links} change={(links) => change({ links })}>
          {(input) => <Labelled field="links">{input}</Labelled>}
        </LinkFields>
        <Lines field="related" rows={2} />
        <Apart />
        <div className={styles.pair}>
          <Line field="audience" max={1_000} />
          <Line field="owner" max={200} />
        </div>
        <Days />
      </fieldset>
    </FormContext.Provider>
  )
}

type LabelledProps = { readonly field: TextField; readonly hint?: string; readonly children: ReactNode }

/** A field under its name, with what is wrong with it; that it is still empty is said once, above. */
function Labelled({ field, hint, children }: LabelledProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const fault = useForm().faults.find((one) => one.field === field)?.fault
  const isSaid = fault !== undefined && fault !== 'missing'
  return (
    <Field
      className={styles.field}
      label={t(`content.field.${field}`)}
      {...(hint === undefined ? {} : { hint })}
      {...(isSaid ? { validationMessage: t(`content.textFault.${fault}`) } : {})}
    >
      {children}
    </Field>
  )
}

type LineProps = { readonly field: 'title' | 'audience' | 'owner'; readonly max: number }

function Line({ field, max }: LineProps) {
  const { language, text, change } = useForm()
  return (
    <Labelled field={field}>
      <Input
        lang={language}
        value={text[field]}
        maxLength={max}
        onChange={(_event, { value }) => change({ [field]: value })}
      />
    </Labelled>
  )
}

/** Another answer that is so much like it that it may be the same. */
function SimilarTitle({ open, language }: { readonly open: OpenEditor; readonly language: Language }) {
  const { t } = useTranslation()
  const similar = open.similar[language]
  return (
    <div role="status">
      {similar && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('content.similar', { title: similar.title, answerId: similar.answerId })}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}

function Kinds() {
  const { t } = useTranslation()
  const styles = useStyles()
  const { text, change } = useForm()
  return (
    <div className={styles.pair}>
      <Labelled field="kind">
        <Select
          value={text.kind}
          onChange={(_event, { value }) => change({ kind: answerKinds.find((kind) => kind === value) ?? text.kind })}
        >
          {answerKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`content.kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Labelled>
      <Labelled field="service">
        <Select value={text.service} onChange={(_event, { value }) => change({ service: serviceSchema.parse(value) })}>
          {services.map((service) => (
            <option key={service} value={service}>
              {t(`service.${service}`)}
            </option>
          ))}
        </Select>
      </Labelled>
    </div>
  )
}

/** What is said word for word, with its length: more than forty words are no sentence to say. */
function Spoken() {
  const { t } = useTranslation()
  const { language, text, change } = useForm()
  return (
    <Labelled field="spoken" hint={t('content.words', { words: countWords(text.spoken), most: spokenWordLimit })}>
      <Textarea
        lang={language}
        rows={3}
        resize="vertical"
        maxLength={4_000}
        value={text.spoken}
        onChange={(_event, { value }) => change({ spoken: value })}
      />
    </Labelled>
  )
}

type LinesProps = { readonly field: 'residentsWords' | 'related'; readonly rows: number }

/** One a line. */
function Lines({ field, rows }: LinesProps) {
  const { t } = useTranslation()
  const { language, text, change } = useForm()
  return (
    <Labelled field={field} hint={t('content.onePerLine')}>
      <Textarea
        lang={language}
        rows={rows}
        resize="vertical"
        spellCheck={false}
        value={text[field].join('\n')}
        onChange={(_event, { value }) => change({ [field]: value === '' ? [] : value.split('\n') })}
      />
    </Labelled>
  )
}

type LongProps = { readonly field: 'steps' | 'detail'; readonly rows: number }

function Long({ field, rows }: LongProps) {
  const { t } = useTranslation()
  const { language, text, change } = useForm()
  return (
    <Labelled field={field} hint={t('content.markdown')}>
      <Textarea
        lang={language}
        rows={rows}
        resize="vertical"
        value={text[field]}
        onChange={(_event, { value }) => change({ [field]: value })}
      />
    </Labelled>
  )
}

/** What tells the answer from its neighbours; both empty: nothing needs asking. */
function Apart() {
  const { t } = useTranslation()
  const styles = useStyles()
  const { language, text, change } = useForm()
  const apart = text.apart ?? { question: '', label: '' }
  const put = (next: { question: string; label: string }) =>
    change({ apart: next.question === '' && next.label === '' ? null : next })
  return (
    <div className={styles.pair}>
      <Labelled field="apart">
        <Input
          lang={language}
          maxLength={400}
          value={apart.question}
          onChange={(_event, { value }) => put({ ...apart, question: value })}
        />
      </Labelled>
      <Field className={styles.field} label={t('content.apartLabel')}>
        <Input
          lang={language}
          maxLength={400}
          value={apart.label}
          onChange={(_event, { value }) => put({ ...apart, label: value })}
        />
      </Field>
    </div>
  )
}

function Days() {
  const styles = useStyles()
  const { text, change } = useForm()
  return (
    <div className={styles.pair}>
      <Labelled field="reviewOn">
        <Input type="date" value={text.reviewOn} onChange={(_event, { value }) => change({ reviewOn: value })} />
      </Labelled>
      <Labelled field="effectiveFrom">
        <Input
          type="date"
          value={text.effectiveFrom}
          onChange={(_event, { value }) => change({ effectiveFrom: value })}
        />
      </Labelled>
      <Labelled field="effectiveUntil">
        <Input
          type="date"
          value={text.effectiveUntil ?? ''}
          onChange={(_event, { value }) => change({ effectiveUntil: value === '' ? null : value })}
        />
      </Labelled>
    </div>
  )
}
