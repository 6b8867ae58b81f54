import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import enWords from '../../renderer/translations/en.json' with { type: 'json' }
import frWords from '../../renderer/translations/fr.json' with { type: 'json' }
import { figuresIn } from '../../shared/figures/definitions.ts'

const en = { ...enWords, figure: figuresIn('en') }
const fr = { ...frWords, figure: figuresIn('fr') }

const renderer = join(import.meta.dirname, '../../renderer')

const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => {
    const text = readFileSync(join(renderer, name), 'utf8')
    return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  })

type Translations = { readonly [key: string]: string | Translations }

/** `a.b.c`, with the endings of plurals taken off. */
function keysOf(translations: Translations, prefix = ''): string[] {
  const keys = Object.entries(translations).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key.replace(/_(one|many|other)$/, '')] : keysOf(value, `${prefix}${key}.`),
  )
  return [...new Set(keys)]
}

function textOf(translations: Translations, key: string): string[] {
  return Object.entries(translations).flatMap(([name, value]) => {
    if (typeof value === 'string') return name.replace(/_(one|many|other)$/, '') === key ? [value] : []
    return key.startsWith(`${name}.`) ? textOf(value, key.slice(name.length + 1)) : []
  })
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => visit(child, see))
}

/** What stands in the first argument of `t(…)`: keys, with `*` for what is put in when it runs. */
function patternsOf(argument: ts.Node): string[] {
  if (ts.isStringLiteralLike(argument)) return [argument.text]
  if (ts.isConditionalExpression(argument)) return [argument.whenTrue, argument.whenFalse].flatMap(patternsOf)
  if (!ts.isTemplateExpression(argument)) return []
  return [argument.head.text + argument.templateSpans.map(({ literal }) => `*${literal.text}`).join('')]
}

function askedPatterns(): string[] {
  const patterns: string[] = []
  for (const source of sources) {
    visit(source, (node) => {
      if (ts.isCallExpression(node) && node.expression.getText() === 't' && node.arguments[0]) {
        patterns.push(...patternsOf(node.arguments[0]))
      }
    })
  }
  return [...new Set(patterns)]
}

const matches = (pattern: string, key: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`).test(key)

describe('translations', () => {
  it('have the same keys in both languages', () => {
    expect(keysOf(fr).sort()).toEqual(keysOf(en).sort())
  })

  it('put the same values into both languages', () => {
    const holes = (translations: Translations, key: string) => [
      ...new Set(textOf(translations, key).flatMap((text) => text.match(/{{\w+}}/g)?.sort() ?? [])),
    ]
    expect(keysOf(en).filter((key) => holes(en, key).join() !== holes(fr, key).join())).toEqual([])
  })

  it('leave no text empty', () => {
    const all = [...keysOf(en).flatMap((key) => [...textOf(en, key), ...textOf(fr, key)])]
    expect(all.filter((text) => text.trim() === '')).toEqual([])
  })

  it('have every key that a component asks for', () => {
    const keys = keysOf(en)
    const asked = askedPatterns()
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((pattern) => !keys.some((key) => matches(pattern, key)))).toEqual([])
  })

  it('have no key that nobody asks for', () => {
    const asked = askedPatterns()
    expect(keysOf(en).filter((key) => !asked.some((pattern) => matches(pattern, key)))).toEqual([])
  })
})

/** Attributes that a person reads or hears. */
const spokenAttributes = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'hint'])

const hasWords = (text: string) => /\p{L}{2,}/u.test(text)

function writtenText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text
  const parent = node.parent
  if (ts.isStringLiteral(node) && ts.isJsxExpression(parent) && ts.isJsxElement(parent.parent)) return node.text
  if (!ts.isJsxAttribute(node) || !spokenAttributes.has(node.name.getText()) || !node.initializer) return null
  if (ts.isStringLiteral(node.initializer)) return node.initializer.text
  const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : undefined
  if (value && ts.isStringLiteralLike(value)) return value.text
  return value && ts.isTemplateExpression(value)
    ? [value.head.text, ...value.templateSpans.map(({ literal }) => literal.text)].join(' ')
    : null
}

describe('components', () => {
  it('contain no text of their own', () => {
    const found: string[] = []
    for (const source of sources) {
      visit(source, (node) => {
        const text = writtenText(node)
        if (text && hasWords(text)) found.push(`${source.fileName}: ${text.trim()}`)
      })
    }
    expect(found).toEqual([])
  })
})
