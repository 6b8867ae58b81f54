import type { Desktop } from './support/desktop.ts'
import { expect, test } from './support/test.ts'

/* What a page that turned against its agent could do: nothing. */

let desktop: Desktop

test.beforeEach(async ({ openDesktop }) => {
  desktop = await openDesktop()
})

const address = 'app://cue311/index.html'

test('stays on its own page when something navigates it away', async () => {
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // Called after the app's own guard, and tells what that one decided.
    window?.webContents.on('will-frame-navigate', (event) => window.setTitle(`prevented: ${event.defaultPrevented}`))
  })
  await desktop.page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await expect.poll(windowTitle).toBe('prevented: true')
  expect(await desktop.page.evaluate(() => location.href)).toBe(address)
})

const windowTitle = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())

test('opens no second window', async () => {
  expect(await desktop.page.evaluate(() => window.open('https://example.com/') === null)).toBe(true)
  expect(desktop.app.windows()).toHaveLength(1)
})

test('evaluates no text as code', async () => {
  const outcome = await desktop.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        // Later, from a task of the page's own: what the driver itself evaluates goes round the policy.
        setTimeout(() => {
          try {
            resolve(String(new Function('return "evaluated"')()))
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'failed')
          }
        })
      }),
  )
  expect(outcome).toBe('EvalError')
})

test('runs no script that was written into the page', async () => {
  await desktop.page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken over"'
    document.body.append(script)
  })
  await expect(desktop.page).toHaveTitle('Cue311')
})

test('is served with a policy that allows nothing unsafe', async () => {
  const policy = await contentSecurityPolicy()
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('unsafe')
})

/** As main hands it to the page. */
function contentSecurityPolicy(): Promise<string> {
  return desktop.app.evaluate(async ({ net }, url) => {
    const response = await net.fetch(url)
    return response.headers.get('content-security-policy') ?? ''
  }, address)
}

test('reaches no other address', async () => {
  const reached = await desktop.page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      () => 'refused',
    ),
  )
  expect(reached).toBe('refused')
})

test('has nothing of Node and exactly the contract on its window', async () => {
  const found = await desktop.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    bridge: Object.keys(window.cue311 ?? {}).sort(),
  }))
  expect(found).toEqual({ node: [], bridge: ['on', 'request'] })
})

test('refuses a request that is not in the contract', async () => {
  const outcome = await desktop.page.evaluate(() =>
    Promise.resolve()
      .then(() => window.cue311?.request('shell:run' as 'status:read', {}))
      .then(
        () => 'answered',
        () => 'refused',
      ),
  )
  expect(outcome).toBe('refused')
})

test('gets no permission', async () => {
  const state = await desktop.page.evaluate(async () => {
    const outcome = await Notification.requestPermission()
    const camera = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    )
    return [outcome, camera ?? 'denied']
  })
  expect(state).toEqual(['denied', 'denied'])
})

test('runs its window in the sandbox, isolated from Node', async () => {
  const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // Electron tells it, and does not declare it.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webSecurity }
  })
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
})
