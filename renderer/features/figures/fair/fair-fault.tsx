import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { RaiseFault } from './held-slice.ts'
import type { TeamFault } from './team-slice.ts'

/** Says why the centre did not do or tell what was asked; nothing when it did. */
export function FairFault({ fault }: { readonly fault: RaiseFault | TeamFault | null }) {
  const { t } = useTranslation()
  if (fault === null) return null
  const isOurs = fault === 'no-team' || fault === 'contested' || fault === 'decided'
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{isOurs ? t(`contest.fault.${fault}`) : t(`centreFault.${fault}`)}</MessageBarBody>
    </MessageBar>
  )
}
