import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useId, useLayoutEffect, useRef, useState } from 'react'

const useStyles = makeStyles({
  group: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  question: { alignSelf: 'center' },
  reason: { flex: '1 1 220px' },
})

type Props = {
  /** What the button that asks says. */
  readonly label: string
  readonly question: string
  readonly yes: string
  readonly no: string
  /** The name of the field for a reason; without it none is asked for. */
  readonly reason?: string
  readonly disabled?: boolean
  readonly onYes: (reason: string) => void
}

/** The shortest reason that is one. */
const leastReason = 3

/** Asked where it was pressed, and done at a second press. The focus goes to the reason, or to the way back. */
export function AskTwice({ label, question, yes, no, reason, disabled = false, onYes }: Props) {
  const styles = useStyles()
  const [isAsking, setAsking] = useState(false)
  const [given, setGiven] = useState('')
  const questionId = useId()
  const group = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (isAsking) group.current?.querySelector<HTMLElement>('input, button:last-child')?.focus()
  }, [isAsking])
  if (!isAsking)
    return (
      <Button disabled={disabled} onClick={() => setAsking(true)}>
        {label}
      </Button>
    )
  const isEnough = reason === undefined || given.trim().length >= leastReason
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons are no form
    <div ref={group} role="group" aria-labelledby={questionId} className={styles.group}>
      <span id={questionId} className={styles.question}>
        {question}
      </span>
      {reason !== undefined && (
        <Field label={reason} required className={styles.reason}>
          <Input value={given} onChange={(_event, { value }) => setGiven(value)} />
        </Field>
      )}
      <Button
        disabledFocusable={!isEnough}
        onClick={() => {
          if (!isEnough) return
          setAsking(false)
          onYes(given)
        }}
      >
        {yes}
      </Button>
      <Button onClick={() => setAsking(false)}>{no}</Button>
    </div>
  )
}
