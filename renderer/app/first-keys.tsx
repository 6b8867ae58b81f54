import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Command } from '../features/key-map/key-bindings.ts'
import { useKeyNames, useKeys } from '../features/key-map/use-keys.ts'
import { KeyHint } from '../ui/key-hint.tsx'

const useStyles = makeStyles({
  list: {
    flex: '1 1 0',
    alignContent: 'start',
    display: 'grid',
    gridTemplateColumns: 'max-content max-content',
    justifyContent: 'center',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  keys: { justifySelf: 'end' },
  name: { margin: 0 },
})

const first = ['start-call', 'use-1', 'search', 'copy-text', 'hold-or-resume', 'end-call'] as const

/** The handful of keys that carry a whole call, where a newcomer looks before the first one. */
export function FirstKeys() {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <dl className={styles.list}>
      {first.map((command) => (
        <FirstKey key={command} command={command} />
      ))}
      <dt className={styles.keys}>
        <KeyHint keys={useKeyNames()(['Enter']).shown} spoken />
      </dt>
      <dd className={styles.name}>{t('keys.confirm')}</dd>
      <FirstKey command="show-keys" />
    </dl>
  )
}

function FirstKey({ command }: { readonly command: Command }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const keys = useKeys(command)
  return (
    <>
      <dt className={styles.keys}>
        <KeyHint keys={keys.shown} spoken />
      </dt>
      <dd className={styles.name}>{t(`keys.commands.${command}`)}</dd>
    </>
  )
}
