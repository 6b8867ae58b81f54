import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ContentFailure } from './content-fault.ts'

/** Why something did not work, in words; nothing when it did. */
export function FailureBar({ failure }: { readonly failure: ContentFailure | null }) {
  const { t } = useTranslation()
  if (!failure) return null
  const isCalm = failure.reason === 'server-unreachable'
  return (
    <MessageBar intent={isCalm ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        {t(`content.fault.${failure.reason}`)} {!isCalm && failure.detail}
      </MessageBarBody>
    </MessageBar>
  )
}
