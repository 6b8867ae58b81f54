import { createDOMRenderer, RendererProvider } from '@fluentui/react-components'
import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { I18nextProvider } from 'react-i18next'
import { Provider } from 'react-redux'
import { onTestFinished } from 'vitest'
import { App } from '../../../renderer/app/app.tsx'
import { handleKeys } from '../../../renderer/app/handle-keys.ts'
import { ClockContext } from '../../../renderer/app/hooks.ts'
import { makeStore } from '../../../renderer/app/make-store.ts'
import { startApp } from '../../../renderer/app/start-app.ts'
import { makeTranslations } from '../../../renderer/app/translations.ts'
import { createBridge } from '../../../renderer/bridge.ts'
import { settingsRead } from '../../../renderer/features/settings/settings-slice.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { anAgentId } from '../../support/an-interaction.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { type MemoryBridgeOptions, memoryBridge } from './memory-bridge.ts'

// happy-dom cancels an animation with a rejection that nobody awaits; without animations Fluent goes without motion.
Reflect.deleteProperty(Element.prototype, 'animate')

export const anAgent = {
  personId: anAgentId,
  signInName: 'agent',
  displayName: 'Demo Agent',
  roles: ['agent' as const],
}

export const aPracticeTitle = {
  scriptId: 'hole-in-the-street',
  title: { en: 'A hole in the street', fr: 'Un trou dans la rue' },
  kind: 'simple-question' as const,
  channel: 'voice' as const,
  language: 'en' as const,
}

export const pothole = anAnswer({
  links: [{ label: 'Report a pothole', url: 'https://portellery.example/roads/pothole' }],
  related: ['street-light-out'],
})

export const streetLight = anAnswer({
  answerId: 'street-light-out',
  title: 'Street light out',
  spoken: 'Tell me the number on the pole and a crew repairs the lamp within ten days.',
  residentsWords: ['lamp is dark'],
})

/** A fresh window on a memory bridge, with an agent signed in and two answers known; closed when the test ends. */
export async function openWindow(options: MemoryBridgeOptions = {}) {
  const clock = fakeClock()
  const main = memoryBridge({
    clock,
    release: aRelease([pothole, streetLight]),
    person: anAgent,
    scripts: [aPracticeTitle],
    ...options,
  })
  const bridge = createBridge(main.preload)
  let ids = 0
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const measured: number[] = []
  const store = makeStore({ bridge, clock, newId, measureKeystroke: (typedAtMs) => measured.push(typedAtMs) })
  store.dispatch(settingsRead(main.memory.settings))
  const undo = [await startApp(store, bridge), handleKeys(store)]
  const stop = () => {
    for (const end of undo) end()
  }
  onTestFinished(() => {
    stop()
    cleanup()
  })
  // Styles go where nobody looks: a query by role would ask them of every element, three quarters of a test's time.
  const styles = createDOMRenderer(document.implementation.createHTMLDocument())
  const screen = render(
    <Provider store={store}>
      <I18nextProvider i18n={makeTranslations(main.memory.settings.language)}>
        <RendererProvider renderer={styles} targetDocument={document}>
          <ClockContext.Provider value={clock}>
            <App />
          </ClockContext.Provider>
        </RendererProvider>
      </I18nextProvider>
    </Provider>,
  )
  return { ...main, store, stop, clock, measured, screen, person: userEvent.setup() }
}
