import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../../../server/db/embedded/embedded-postgres.ts'
import { quietLog } from '../support/quiet-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

it('makes a database where a full disk left an empty password', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder.path, 'database-password'), '')
  const postgres = await startEmbeddedPostgres(folder.path, quietLog)
  const { password } = postgres.address()
  await postgres.stop()
  await folder.remove()
  expect(password).toMatch(/^[\w-]{43}$/)
})
