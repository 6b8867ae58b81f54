import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { appOrigin } from './app-origin.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

const noncePlaceholder = '__CSP_NONCE__'

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** The file in `folder` that an address of the app means; null for every other address. */
export function appFile(folder: string, address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (`${url.protocol}//${url.host}` !== appOrigin) return null
  const path = decoded(url.pathname)
  if (path === null || path.includes('\0') || path.includes('\\')) return null
  const file = resolve(folder, `.${path}`)
  return file.startsWith(resolve(folder) + sep) && extname(file) in mimeTypes ? file : null
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    // A per cent sign with nothing sensible behind it names no file.
    return null
  }
}

/** Answers a request of the window with a file of the app, or with 404. */
export async function respondWithFile(folder: string, request: { readonly method: string; readonly url: string }) {
  const file = request.method === 'GET' ? appFile(folder, request.url) : null
  const body = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || body === null)
    return new Response('Not found', { status: 404, headers: headersFor('.html', newNonce()) })
  const nonce = newNonce()
  const extension = extname(file)
  const content = extension === '.html' ? body.toString('utf8').replaceAll(noncePlaceholder, nonce) : body
  return new Response(content, { headers: headersFor(extension, nonce) })
}

/** Fresh for each load, or it would be worth nothing. */
const newNonce = () => randomBytes(16).toString('base64')

function headersFor(extension: string, nonce: string): Record<string, string> {
  return {
    'content-type': mimeTypes[extension] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  }
}
