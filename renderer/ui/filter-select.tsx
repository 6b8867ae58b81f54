import { makeStyles, Select } from '@fluentui/react-components'

const useStyles = makeStyles({ select: { flex: '0 1 160px', minWidth: '120px' } })

type Props = {
  readonly label: string
  readonly all: string
  readonly value: string | null
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string | null) => void
}

/** One thing that a list is narrowed by; nothing chosen: it is not. */
export function FilterSelect({ label, all, value, options, onChoose }: Props) {
  const styles = useStyles()
  return (
    <Select
      className={styles.select}
      aria-label={label}
      value={value ?? ''}
      onChange={(_event, { value: chosen }) => onChoose(chosen === '' ? null : chosen)}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}
