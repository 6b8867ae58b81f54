import { constants, type Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** An account of this machine. */
export type OrdinaryUser = { readonly name: string; readonly uid: number; readonly gid: number }

const preferredNames = ['cue311', 'postgres', 'nobody']

/**
 * The account that PostgreSQL runs under when we are root, which it refuses to be; null when we are an ordinary user
 * already. A folder that has an owner keeps it.
 */
export async function ordinaryUser(folder: string): Promise<OrdinaryUser | null | 'none-found'> {
  if (process.getuid?.() !== 0) return null
  const users = parseAccounts(await readFile('/etc/passwd', 'utf8'))
  const owner = await ownerOf(folder)
  if (owner) return users.find(({ uid }) => uid === owner.uid) ?? { name: String(owner.uid), ...owner }
  const named = preferredNames.map((name) => users.find((user) => user.name === name && user.uid !== 0))
  return named.find((user) => user !== undefined) ?? 'none-found'
}

/** The nearest folder on the way to `path`, or `path` itself, that the user cannot pass; null when all are open. */
export async function closedTo({ uid, gid }: OrdinaryUser, path: string): Promise<string | null> {
  const parent = dirname(path)
  if (parent !== path) {
    const closed = await closedTo({ name: '', uid, gid }, parent)
    if (closed) return closed
  }
  return mayPass(await stat(path), uid, gid) ? null : path
}

function mayPass(folder: Stats, uid: number, gid: number): boolean {
  if (folder.uid === uid) return (folder.mode & constants.S_IXUSR) !== 0
  if (folder.gid === gid) return (folder.mode & constants.S_IXGRP) !== 0
  return (folder.mode & constants.S_IXOTH) !== 0
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | null> {
  const { uid, gid } = await stat(folder).catch(() => ({ uid: 0, gid: 0 }))
  return uid === 0 ? null : { uid, gid }
}

function parseAccounts(passwd: string): OrdinaryUser[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
