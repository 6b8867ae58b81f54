import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ContentFailure } from './content-fault.ts'
import { ObstacleList } from './obstacle-list.tsx'

/** Why something did not work, in words; nothing when it did. */
export function FailureBar({ failure }: { readonly failure: ContentFailure | null }) {
  const { t } = useTranslation()
  if (!failure) return null
  const { reason, detail, obstacles = [] } = failure
  const isCalm = reason === 'server-unreachable'
  return (
    <MessageBar intent={isCalm ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        {t(`content.fault.${reason}`)} {!isCalm && obstacles.length === 0 && detail}
        {obstacles.length > 0 && <ObstacleList obstacles={obstacles} namesDrafts={reason === 'obstructed'} />}
      </MessageBarBody>
    </MessageBar>
  )
}
