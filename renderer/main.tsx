import { createDOMRenderer, RendererProvider } from '@fluentui/react-components'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { Provider } from 'react-redux'
import { anchoredClock } from '../shared/clock.ts'
import { App } from './app/app.tsx'
import { handleKeys } from './app/handle-keys.ts'
import { ClockContext } from './app/hooks.ts'
import { makeKeystrokeMeter } from './app/make-keystroke-meter.ts'
import { makeStore } from './app/make-store.ts'
import { startApp } from './app/start-app.ts'
import { makeTranslations } from './app/translations.ts'
import { type Bridge, openBridge } from './bridge.ts'
import { settingsRead } from './features/settings/settings-slice.ts'

async function openWindow(): Promise<void> {
  const bridge = openBridge()
  const [settings, clock] = await Promise.all([bridge.request('settings:read', {}), readClock(bridge)])
  const store = makeStore({
    bridge,
    clock,
    newId: () => crypto.randomUUID(),
    measureKeystroke: makeKeystrokeMeter(),
  })
  store.dispatch(settingsRead(settings))
  const stop = [await startApp(store, bridge), handleKeys(store)]
  window.addEventListener('pagehide', () => {
    for (const end of stop) end()
  })
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } })
  const root = document.querySelector('#root')
  if (!root) throw new Error('index.html has no element #root')
  createRoot(root).render(
    <StrictMode>
      <Provider store={store}>
        <I18nextProvider i18n={makeTranslations(settings.language)}>
          <RendererProvider renderer={renderer} targetDocument={document}>
            <ClockContext.Provider value={clock}>
              <App />
            </ClockContext.Provider>
          </RendererProvider>
        </I18nextProvider>
      </Provider>
    </StrictMode>,
  )
}

/** The main process's clock, carried on by this page's own: the answer was read halfway between asking and hearing. */
async function readClock(bridge: Bridge) {
  const askedAtMs = performance.now()
  const { wallAt } = await bridge.request('clock:anchor', {})
  return anchoredClock({ wallAt, monotonicMs: (askedAtMs + performance.now()) / 2 }, () => performance.now())
}

// Without its bridge the window can do nothing; the reason belongs where somebody can read it.
openWindow().catch((failure: unknown) => {
  document.body.textContent = failure instanceof Error ? failure.message : String(failure)
})
