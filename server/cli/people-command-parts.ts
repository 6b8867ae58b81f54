import type { Clock } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { normalizeSignInName } from '../people/people-repository.ts'
import { StartFailure } from '../start-failure.ts'

/** A command, read and checked; the database is opened only for one that can be carried out. */
export type PeopleCommand = (world: {
  readonly db: Db
  readonly clock: Clock
  /** The city's. */
  readonly timeZone: string
}) => Promise<string>

/** Who a command is about, as they sign in. */
export function readName(options: { readonly 'sign-in-name'?: string | undefined }): string {
  const name = normalizeSignInName(options['sign-in-name'] ?? '')
  if (!name || name.length > 120 || /\p{Cc}/u.test(name)) {
    throw new StartFailure('Say who with --sign-in-name NAME: 1 to 120 characters, none of them a control character.')
  }
  return name
}

export const nobodyNamed = (name: string) =>
  new StartFailure(`There is nobody named ${name}. "people list" shows who there is.`)
