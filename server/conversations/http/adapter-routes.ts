import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { httpPaths } from '../../../shared/http-contract.ts'
import type { Adapter, Delivery, OpenAdapter } from '../adapters/adapter.ts'
import { adapterOf } from '../adapters/adapters.ts'
import { takeDelivery } from '../adapters/take-delivery.ts'
import type { Source } from '../sources-repository.ts'
import type { ConversationRoutesWorld } from './conversation-routes.ts'
import { Problem } from './problem.ts'
import type { Receipt } from './read-events.ts'

const largestBody = 1_000_000

type Opened = { readonly source: Source; readonly adapter: Adapter; readonly open: OpenAdapter }

/**
 * The door for platforms that speak their own language: the source is in the address, the proof is the platform's own.
 * `admit` throws a `Problem` when a source sends more events than it may.
 */
export async function registerAdapterRoutes(
  door: FastifyInstance,
  world: ConversationRoutesWorld,
  {
    admit,
    send,
  }: {
    readonly admit: (source: Source, events: number) => void
    readonly send: (reply: FastifyReply, receipt: Receipt) => unknown
  },
): Promise<void> {
  await door.register(async (adapterDoor) => {
    adapterDoor.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer' },
      (_request, body, done) => done(null, body),
    )
    adapterDoor.post<{ Params: { sourceId: string } }>(
      httpPaths.conversationsAdapter(':sourceId'),
      { bodyLimit: largestBody },
      async (request, reply) => {
        const delivery = deliveryOf(request, world.clock.now())
        const { source, adapter, open } = await genuine(world, request, delivery)
        const told = open.hear(delivery)
        admit(source, Math.max(1, told.length))
        const receipt = await takeDelivery(world, source, adapter, told)
        if (adapter.answer === 'receipt' && told.length > 0) return send(reply, receipt)
        noteRefusals(request, source, receipt)
        return adapter.answer === 'receipt' ? reply.send(receipt) : reply.code(adapter.answer).send()
      },
    )
  })
}

/** Throws one `Problem` for an unknown source, one of another kind and a wrong proof: which there are is nobody's business. */
async function genuine(
  { sources }: ConversationRoutesWorld,
  request: FastifyRequest<{ Params: { sourceId: string } }>,
  delivery: Delivery,
): Promise<Opened> {
  const sourceId = z.uuid().safeParse(request.params.sourceId).data
  const source = sourceId === undefined ? null : await sources.byId(sourceId)
  const adapter = source && adapterOf(source.kind)
  const open = source && adapter?.open(source)
  if (source && adapter && !open) request.log.warn({ source: source.name }, 'the settings of a source cannot be read')
  if (source && adapter && open?.isGenuine(delivery)) return { source, adapter, open }
  throw new Problem('wrong-signature', 'Check the address, the secret or token, and the settings of the source.')
}

const deliveryOf = (request: FastifyRequest, arrivedAt: number): Delivery => ({
  method: request.method,
  url: request.url,
  headers: request.headers,
  body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  arrivedAt,
})

/** A platform does nothing with reasons; whoever runs the centre does. */
function noteRefusals(request: FastifyRequest, { name }: Source, { refused }: Receipt): void {
  if (refused.length === 0) return
  const reasons = refused.map(({ reason, detail }) => `${reason}: ${detail}`)
  request.log.warn({ source: name, reasons }, 'a platform told what could not be taken')
}
