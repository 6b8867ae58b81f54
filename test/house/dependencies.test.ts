import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const project = join(import.meta.dirname, '../..')
const named = z.record(z.string(), z.string()).default({})
const manifest = z
  .object({ dependencies: named, devDependencies: named, optionalDependencies: named })
  .parse(JSON.parse(await readFile(join(project, 'package.json'), 'utf8')))
const reasons = await readFile(join(project, 'docs/dependencies.md'), 'utf8')

const packages = Object.entries({
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
})

describe('a dependency', () => {
  it.each(packages.filter(([name]) => !name.startsWith('@types/')))('%s has its reason written down', (name) => {
    expect(reasons).toMatch(new RegExp(`^\\|[^|]*(?<![\\w/-])${name}(?![\\w/-])[^|]*\\|`, 'm'))
  })

  it.each(packages)('%s is pinned to %s', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  })
})
