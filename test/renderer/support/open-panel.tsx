import { createDOMRenderer, FluentProvider, RendererProvider, webLightTheme } from '@fluentui/react-components'
import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { I18nextProvider } from 'react-i18next'
import { Provider } from 'react-redux'
import { onTestFinished } from 'vitest'
import { ClockContext } from '../../../renderer/app/hooks.ts'
import { makeStore } from '../../../renderer/app/make-store.ts'
import { makeTranslations } from '../../../renderer/app/translations.ts'
import { createBridge } from '../../../renderer/bridge.ts'
import { settingsRead } from '../../../renderer/features/settings/settings-slice.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { type MemoryBridgeOptions, memoryBridge } from './memory-bridge.ts'

// happy-dom cancels an animation with a rejection that nobody awaits; without animations Fluent goes without motion.
Reflect.deleteProperty(Element.prototype, 'animate')

/** One panel of the window by itself, on a memory bridge; `show` draws it with other properties. */
export function openPanel(panel: ReactElement, options: MemoryBridgeOptions = {}) {
  const clock = fakeClock()
  const main = memoryBridge({ clock, ...options })
  const store = makeStore({
    bridge: createBridge(main.preload),
    clock,
    newId: () => crypto.randomUUID(),
    measureKeystroke: () => {},
  })
  store.dispatch(settingsRead(main.memory.settings))
  onTestFinished(cleanup)
  // Styles go where nobody looks: a query by role would ask them of every element.
  const styles = createDOMRenderer(document.implementation.createHTMLDocument())
  const inWorld = (shown: ReactElement) => (
    <Provider store={store}>
      <I18nextProvider i18n={makeTranslations(main.memory.settings.language)}>
        <RendererProvider renderer={styles} targetDocument={document}>
          <ClockContext.Provider value={clock}>
            <FluentProvider theme={webLightTheme}>
              <main>{shown}</main>
            </FluentProvider>
          </ClockContext.Provider>
        </RendererProvider>
      </I18nextProvider>
    </Provider>
  )
  const screen = render(inWorld(panel))
  return {
    ...main,
    store,
    screen,
    show: (next: ReactElement) => screen.rerender(inWorld(next)),
    person: userEvent.setup(),
  }
}
