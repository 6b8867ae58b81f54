import { Button } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { openHeld } from './held-commands.ts'

/** In "My day": to what the centre holds about whoever is signed in. */
export function HeldButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const wasOpen = useAppSelector(({ held }) => held.wasOpen)
  const button = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (wasOpen) button.current?.querySelector('button')?.focus()
  }, [wasOpen])
  return (
    <div ref={button}>
      <Button onClick={() => void dispatch(openHeld())}>{t('held.open')}</Button>
    </div>
  )
}
