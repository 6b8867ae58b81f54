import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { epochMsSchema } from '../../shared/clock.ts'
import { requestFormSchema } from '../../shared/service-requests/request-form.ts'
import type { Log } from '../log.ts'
import { inTurn } from './in-turn.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

/** A service request that was made here and has no end yet. */
const keptRequestSchema = z.object({
  requestId: z.uuid(),
  interactionId: z.uuid(),
  agentId: z.uuid(),
  madeAt: epochMsSchema,
  serviceCode: z.string(),
  serviceName: z.string(),
  /** Null: the centre has it, and only its number is waited for. */
  form: requestFormSchema.nullable(),
  /** Why the centre will not have it; null: it will, or has not been asked. */
  refusal: z.string().nullable(),
})
export type KeptRequest = z.infer<typeof keptRequestSchema>

/**
 * Service requests on this workstation, one file each: a database would keep a resident's words in its logs after the
 * row is gone.
 */
export interface KeptRequests {
  /** The oldest first. */
  all(): readonly KeptRequest[]
  /** Resolved means on disk. */
  keep(request: KeptRequest): Promise<void>
  letGo(requestId: string): Promise<void>
}

export async function openKeptRequests(folder: string, log: Log): Promise<KeptRequests> {
  const fileOf = (requestId: string) => join(folder, `${requestId}.json`)
  const turn = inTurn()
  const names = await readdir(folder).catch(() => [])
  const known = new Map<string, KeptRequest>()
  for (const name of names) {
    // A crash in the middle of a save leaves half a request, which nobody was told to be saved.
    if (name.endsWith('.next')) await rm(join(folder, name), { force: true })
    if (!name.endsWith('.json')) continue
    const file = await readJsonFile(join(folder, name))
    const request = file.ok ? keptRequestSchema.safeParse(file.value) : null
    if (request?.success) known.set(request.data.requestId, request.data)
    else log.warn('kept service request unreadable', { detail: file.ok ? 'unknown shape' : (file.detail ?? '') })
  }

  return {
    all: () => [...known.values()].sort((a, b) => a.madeAt - b.madeAt),
    keep: (request) =>
      turn(async () => {
        await writeFileSafely(fileOf(request.requestId), JSON.stringify(request))
        known.set(request.requestId, request)
      }),
    letGo: (requestId) =>
      turn(async () => {
        await rm(fileOf(requestId), { force: true })
        known.delete(requestId)
      }),
  }
}
