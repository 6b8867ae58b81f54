import { Input, makeStyles } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import type { KeyboardEvent } from 'react'
import { listStep, virtualRowId } from './virtual-list.tsx'

const useStyles = makeStyles({ box: { flex: '1 1 220px', minWidth: 0 } })

type Props = {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly listId: string
  readonly hasRows: boolean
  /** Which row the arrows have reached, from 0; below 0: none. */
  readonly reached: number
  readonly onType: (value: string) => void
  readonly onMove: (by: number) => void
  readonly onEnter: () => void
}

/** What a virtual list is narrowed by. Up, down and Enter act on the list while somebody types. */
export function ListFilterBox(props: Props) {
  const { label, placeholder, value, listId, hasRows, reached, onType, onMove, onEnter } = props
  const styles = useStyles()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // Home and End are the text's own.
    const by = event.key === 'Home' || event.key === 'End' ? null : listStep(event)
    if (by !== null) onMove(by)
    else if (event.key === 'Enter' && reached >= 0) onEnter()
    else return
    event.preventDefault()
  }
  return (
    <Input
      className={styles.box}
      role="combobox"
      aria-label={label}
      aria-autocomplete="list"
      aria-expanded={hasRows}
      aria-controls={listId}
      aria-activedescendant={reached < 0 ? undefined : virtualRowId(listId, reached)}
      autoComplete="off"
      spellCheck={false}
      contentBefore={<SearchRegular />}
      placeholder={placeholder}
      value={value}
      onChange={(_event, { value: typed }) => onType(typed)}
      onKeyDown={onKeyDown}
    />
  )
}
