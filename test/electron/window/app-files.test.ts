import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appFile, respondWithFile } from '../../../electron/window/app-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('an address of the app', () => {
  it('means a file of the window', () => {
    expect(appFile('/built', 'app://cue311/assets/main.js')).toBe('/built/assets/main.js')
  })

  it.each([
    'app://cue311/../secret.json',
    'app://cue311/%2e%2e/secret.json',
    'app://cue311/..%2fsecret.json',
    'app://cue311/..%5csecret.json',
    'app://cue311/%00.html',
    'app://cue311/%zz.html',
    'app://elsewhere/index.html',
    'app://cue311.example/index.html',
    'file:///etc/passwd',
    'https://cue311/index.html',
    'app://cue311/',
    'app://cue311/main.js.map',
    'nonsense',
  ])('means nothing outside it: %s', (address) => {
    const file = appFile('/built', address)
    expect(file === null || file === '/built/secret.json').toBe(true)
    expect(file ?? '').not.toMatch(/^\/(?!built\/)/)
  })
})

describe('the app’s answer', () => {
  async function anApp() {
    const folder = join(await temporaryFolder(), 'renderer')
    await mkdir(folder)
    await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
    await writeFile(join(folder, 'main.js'), 'export {}')
    await writeFile(join(folder, '..', 'secret.json'), '{}')
    return (path: string, method = 'GET') => respondWithFile(folder, { method, url: `app://cue311${path}` })
  }

  const nonceIn = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

  it('carries the nonce of its policy in the page', async () => {
    const response = await (await anApp())('/index.html')
    const nonce = nonceIn(response.headers.get('content-security-policy'))
    expect(await response.text()).toBe(`<meta name="csp-nonce" content="${nonce}">`)
  })

  it('has another nonce at each load', async () => {
    const get = await anApp()
    const policies = [await get('/index.html'), await get('/index.html')].map(({ headers }) =>
      nonceIn(headers.get('content-security-policy')),
    )
    expect(new Set(policies).size).toBe(2)
  })

  it('allows nothing unsafe and no network', async () => {
    const policy = (await (await anApp())('/index.html')).headers.get('content-security-policy') ?? ''
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'none'")
  })

  it('says what the file is, for good', async () => {
    const { headers } = await (await anApp())('/main.js')
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    ['a file that is not there', '/other.js', 'GET'],
    ['a file outside', '/..%2fsecret.json', 'GET'],
    ['a request that writes', '/index.html', 'POST'],
  ])('is 404 for %s', async (_what, path, method) => {
    expect((await (await anApp())(path, method)).status).toBe(404)
  })
})
