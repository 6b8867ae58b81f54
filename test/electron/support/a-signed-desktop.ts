import { expect } from 'vitest'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { aSigningKey } from '../../support/a-signed-release.ts'
import { aConnectedDesktop, type aDesktop, eventually } from './a-desktop.ts'

type Desktop = Awaited<ReturnType<typeof aDesktop>>
export type Knobs = Parameters<NonNullable<Parameters<typeof aConnectedDesktop>[0]>>[0]['knobs']

export const others = Array.from({ length: 12 }, (_, number) =>
  anAnswer({ answerId: `other-${number}`, title: `Other ${number}`, residentsWords: [`thing${number}`] }),
)
export const release = (number: number) =>
  aRelease([anAnswer({ title: `Pothole, release ${number}` }), ...others], number)

export const installed = (desktop: Desktop, number: number) =>
  eventually(() => expect(desktop.status().release.installed?.number).toBe(number))
export const faulty = (desktop: Desktop, fault: string) =>
  eventually(() => expect(desktop.status().release.fault).toBe(fault))
export const titleOf = async (desktop: Desktop) => (await desktop.knowledge.answer('pothole-report', 'en'))?.title

/** A desktop that installed release 1 of a centre that signs, which then does as the knobs say. */
export async function withRelease1(turn: (knobs: Knobs) => void = () => {}, key = aSigningKey()) {
  const world = await aConnectedDesktop((centre) => {
    centre.knobs.signingKey = key
    centre.knobs.changes = 'inside'
    centre.publish(release(1))
  })
  await installed(world.desktop, 1)
  turn(world.centre.knobs)
  const fetchedBefore = world.centre.requestedPaths.length
  const fetched = () => world.centre.requestedPaths.slice(fetchedBefore)
  return { ...world, fetched }
}
