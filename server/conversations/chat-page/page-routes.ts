import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { httpPaths } from '../../../shared/http-contract.ts'
import { type Language, languageSchema, languages } from '../../../shared/knowledge/language.ts'
import follow from './page/follow.js?raw'
import main from './page/main.js?raw'
import outbox from './page/outbox.js?raw'
import style from './page/page.css?raw'
import template from './page/page.html?raw'
import session from './page/session.js?raw'
import view from './page/view.js?raw'
import { pageWords } from './page-words.ts'

const files = {
  'main.js': main,
  'follow.js': follow,
  'outbox.js': outbox,
  'session.js': session,
  'view.js': view,
  'page.css': style,
} as const
const typeOf = (name: string) => `${name.endsWith('.css') ? 'text/css' : 'text/javascript'}; charset=utf-8`

/** Its own files and its own server, and nothing that stands in the page itself: what a message says is never run. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';')

/** The resident's page and its files. */
export function registerPageRoutes(app: FastifyInstance): void {
  const pages = { en: render('en'), fr: render('fr') }
  app.get(httpPaths.chatPage, async (request, reply) =>
    guarded(reply).header('vary', 'accept-language').type('text/html; charset=utf-8').send(pages[languageOf(request)]),
  )
  for (const [name, text] of Object.entries(files)) {
    app.get(`${httpPaths.chatPage}/${name}`, async (_request, reply) => guarded(reply).type(typeOf(name)).send(text))
  }
}

/** A new version of the server is a new page at the next look. */
const guarded = (reply: FastifyReply) =>
  reply
    .header('content-security-policy', contentSecurityPolicy)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-cache')

function languageOf({ query, headers }: FastifyRequest): Language {
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : null
  const chosen = languageSchema.safeParse(asked)
  return chosen.success ? chosen.data : preferred(headers['accept-language'] ?? '')
}

/** The first of our languages in the order of the browser's; English when it names none. */
function preferred(header: string): Language {
  const wishes = header.split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
    const quality = parameters
      .find((one) => one.trim().startsWith('q='))
      ?.trim()
      .slice(2)
    return { language: tag.slice(0, 2), quality: Number(quality ?? 1) }
  })
  const best = wishes
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ language }) => languages.find((ours) => ours === language))
  return best.find((language) => language !== undefined) ?? 'en'
}

function render(language: Language): string {
  const words: Readonly<Record<string, string>> = pageWords[language]
  const other = language === 'en' ? 'fr' : 'en'
  const values: Readonly<Record<string, string>> = { ...words, other }
  return template
    .replace('<html lang="en">', `<html lang="${language}">`)
    .replace(/<!-- biome-ignore .*-->\n\s*/, '')
    .replace('"{{script}}"', () => JSON.stringify(words).replaceAll('<', '\\u003c'))
    .replace(/\{\{(\w+)\}\}/g, (_found, name: string) => escapeHtml(values[name] ?? ''))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter)
