import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { askCentre } from '../../../electron/sync/ask-centre.ts'
import { failure } from '../../../shared/result.ts'
import { aBanner } from '../../support/a-banner.ts'
import { aSettledFlag } from '../../support/a-flag.ts'
import { anAgentId } from '../../support/an-interaction.ts'
import { startCentre } from '../support/a-centre.ts'
import { aConnectedDesktop, aDesktop, eventually, online } from '../support/a-desktop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const idsOf = (desktop: { readonly banners: { shown(): { banners: readonly { bannerId: string }[] } } }) =>
  desktop.banners.shown().banners.map(({ bannerId }) => bannerId)

/** A desktop that knows one banner. */
async function aWarnedDesktop() {
  const banner = aBanner()
  const world = await aConnectedDesktop(({ knobs }) => {
    knobs.banners = [banner]
  })
  await eventually(() => expect(idsOf(world.desktop)).toEqual([banner.bannerId]))
  return { ...world, banner }
}

describe('banners', () => {
  it('come with the welcome', async () => {
    const { desktop, banner } = await aWarnedDesktop()
    expect(desktop.banners.shown()).toEqual({ banners: [banner], acknowledged: [] })
  })

  it('are announced to the window when they change', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    const banner = aBanner()
    centre.putBanners([banner])
    await eventually(() =>
      expect(desktop.announced.filter(({ name }) => name === 'banners:changed').at(-1)?.payload).toEqual({
        banners: [banner],
        acknowledged: [],
      }),
    )
  })

  it('are there after a restart with the server off', async () => {
    const { centre, desktop, folder, banner } = await aWarnedDesktop()
    await desktop.banners.acknowledge(banner.bannerId)
    await desktop.stop()
    await centre.stop()
    const restarted = await aDesktop({ folder, url: centre.url })
    expect(restarted.banners.shown()).toEqual({ banners: [banner], acknowledged: [banner.bannerId] })
  })

  it('go when the centre says that they are gone', async () => {
    const { centre, desktop } = await aWarnedDesktop()
    centre.putBanners([])
    await eventually(() => expect(idsOf(desktop)).toEqual([]))
  })

  it('of a kind that this version does not know are left out', async () => {
    const banner = aBanner()
    const { desktop } = await aConnectedDesktop(({ knobs }) => {
      Object.assign(knobs, { banners: [{ ...aBanner(), audience: { kind: 'queue', queueId: 'water' } }, banner] })
    })
    await eventually(() => expect(idsOf(desktop)).toEqual([banner.bannerId]))
  })

  it('begin afresh when their file is damaged', async () => {
    const centre = await startCentre()
    onTestFinished(() => centre.stop())
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'banners.json'), '{"banners": [')
    const desktop = await aDesktop({ folder, url: centre.url })
    expect(desktop.banners.shown()).toEqual({ banners: [], acknowledged: [] })
  })
})

describe('an acknowledgement', () => {
  it('reaches the centre', async () => {
    const { centre, desktop, banner } = await aWarnedDesktop()
    await desktop.banners.acknowledge(banner.bannerId)
    await eventually(() =>
      expect(centre.acknowledgements).toEqual([
        { bannerId: banner.bannerId, personId: anAgentId, at: expect.any(Number) },
      ]),
    )
  })

  it('given offline reaches the centre once it is back, after a restart too', async () => {
    const { centre, desktop, folder, banner } = await aWarnedDesktop()
    await centre.stop()
    await eventually(() => expect(desktop.status().connection.state).toBe('offline'))
    await desktop.banners.acknowledge(banner.bannerId)
    await desktop.stop()
    await centre.start()
    const restarted = await aDesktop({ folder, url: centre.url })
    await online(restarted)
    await eventually(() => expect(centre.acknowledgements.map(({ bannerId }) => bannerId)).toEqual([banner.bannerId]))
  })

  it('that the centre cannot take at the moment is told again', async () => {
    const { centre, desktop, banner } = await aWarnedDesktop()
    centre.knobs.acknowledge = () => failure('unavailable')
    await desktop.banners.acknowledge(banner.bannerId)
    await eventually(() => expect(centre.acknowledgements.length).toBeGreaterThan(0))
    centre.knobs.acknowledge = () => ({ ok: true, value: {} })
    const before = centre.acknowledgements.length
    await eventually(() => expect(centre.acknowledgements.length).toBeGreaterThan(before))
  })

  it('that the centre will never take is not told again', async () => {
    const { centre, desktop, folder, banner } = await aWarnedDesktop()
    centre.knobs.acknowledge = () => failure('not-found')
    await desktop.banners.acknowledge(banner.bannerId)
    await eventually(() => expect(centre.acknowledgements).toHaveLength(1))
    await desktop.stop()
    const restarted = await aDesktop({ folder, url: centre.url })
    await online(restarted)
    await eventually(() => expect(restarted.banners.shown().banners).toHaveLength(1))
    expect(centre.acknowledgements).toHaveLength(1)
  })

  it('given twice is told once', async () => {
    const { centre, desktop, banner } = await aWarnedDesktop()
    await desktop.banners.acknowledge(banner.bannerId)
    await desktop.banners.acknowledge(banner.bannerId)
    await eventually(() => expect(centre.acknowledgements).toHaveLength(1))
  })

  it('given on another workstation counts here', async () => {
    const banner = aBanner()
    const { desktop } = await aConnectedDesktop(({ knobs }) => {
      Object.assign(knobs, { banners: [banner], acknowledgedBanners: [banner.bannerId] })
    })
    await eventually(() => expect(desktop.banners.shown().acknowledged).toEqual([banner.bannerId]))
  })

  it('is not given when it could not be kept', async () => {
    const { desktop, folder, banner } = await aWarnedDesktop()
    // Where the file is to be written there is a folder.
    await eventually(() => access(join(folder, 'banners.json')))
    await rm(join(folder, 'banners.json'))
    await mkdir(join(folder, 'banners.json', 'in the way'), { recursive: true })
    await expect(desktop.banners.acknowledge(banner.bannerId)).rejects.toThrow()
    expect(desktop.banners.shown().acknowledged).toEqual([])
  })
})

describe('what main passes on', () => {
  it('is answered by the centre', async () => {
    const { desktop } = await aConnectedDesktop()
    expect(await askCentre(desktop.connection, 'flags:mine', {})).toEqual({ ok: true, value: { flags: [] } })
  })

  it('fails in words while nobody is there', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    await centre.stop()
    await eventually(() => expect(desktop.status().connection.state).toBe('offline'))
    expect(await askCentre(desktop.connection, 'flags:mine', {})).toMatchObject({
      ok: false,
      reason: 'server-unreachable',
    })
  })

  it('tells the window what became of a flag', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    const flags = [aSettledFlag()]
    centre.settleFlags(flags)
    await eventually(() => expect(desktop.announced).toContainEqual({ name: 'flag:settled', payload: { flags } }))
  })
})
