import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { noteComingAndGoing } from './who-is-there.ts'

/** A node that says nothing for so long is gone, and nobody is connected to it. */
export const nodeLostAfterMs = 30_000

/** Somebody at a workstation that is connected. */
export type ConnectedDesktop = { readonly deviceId: string; readonly personId: string }

/** Writes down who is connected to a node, and who came and went; nodes that are gone are forgotten on the way. */
export async function noteNode(
  db: Db,
  nodeId: string,
  connected: readonly ConnectedDesktop[],
  at: EpochMs,
): Promise<void> {
  const now = {
    seen_at: new Date(at),
    devices: connected.map(({ deviceId }) => deviceId),
    people: connected.map(({ personId }) => personId),
  }
  await db
    .insertInto('node')
    .values({ node_id: nodeId, ...now })
    .onConflict((conflict) => conflict.column('node_id').doUpdateSet(now))
    .execute()
  await noteComingAndGoing(db, at, nodeLostAfterMs)
}

/** A node that stops; whoever was connected to it alone is gone. */
export async function forgetNode(db: Db, nodeId: string, at: EpochMs): Promise<void> {
  await db.deleteFrom('node').where('node_id', '=', nodeId).execute()
  await noteComingAndGoing(db, at, nodeLostAfterMs)
}

/** How many nodes there are. */
export async function countNodes(db: Db, at: EpochMs): Promise<number> {
  const { nodes } = await db
    .selectFrom('node')
    .select(({ fn }) => fn.countAll<number>().as('nodes'))
    .where('seen_at', '>', new Date(at - nodeLostAfterMs))
    .executeTakeFirstOrThrow()
  return nodes
}
