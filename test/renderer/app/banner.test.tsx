import { act, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Banner } from '../../../shared/banner/banner.ts'
import { aBanner } from '../../support/a-banner.ts'
import { aConversation, together } from '../../support/a-conversation.ts'
import { anAgent, openWindow } from '../support/open-window.tsx'

/** What the window's clock says at first. */
const now = Date.UTC(2026, 10, 23, 14, 0)
const boil = 'Boil your water in the old town.'
const soonMs = 60_000

type Window = Awaited<ReturnType<typeof openWindow>>

const standing = (banner: Partial<Banner> = {}) => aBanner(banner, now)
/** The bar itself, not the line for screen readers. */
const bar = ({ screen }: Window) => screen.queryByRole('region', { name: 'Notices' })
const isSeen = (window: Window, text = boil) => bar(window)?.textContent?.includes(text) ?? false
const understood = ({ screen }: Window) => screen.queryByRole('button', { name: 'Understood' })

/** The bar looks at the clock once a second. */
const later = (window: Window, ms: number) => act(() => window.clock.advance(ms))
const patience = { timeout: 5_000 }

describe('a banner', () => {
  it('stands above everything for whoever it is for', async () => {
    const window = await openWindow({ banners: [standing()] })
    await waitFor(() => expect(isSeen(window)).toBe(true))
  })

  it('is in the language of the agent', async () => {
    const window = await openWindow({ banners: [standing()], settings: { language: 'fr' } })
    expect(await window.screen.findAllByText('Faites bouillir l’eau dans la vieille ville.')).toHaveLength(2)
  })

  it('is said politely to screen readers', async () => {
    const { screen } = await openWindow({ banners: [standing()] })
    const polite = () => screen.getAllByRole('status').filter((status) => status.textContent === boil)
    await waitFor(() => expect(polite()).toHaveLength(1))
  })

  it('takes no focus', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    const notes = await window.screen.findByRole('textbox')
    act(() => window.announce('banners:changed', { banners: [standing()], acknowledged: [] }))
    await waitFor(() => expect(isSeen(window)).toBe(true))
    expect(document.activeElement).toBe(notes)
  })

  it('for another role is not shown', async () => {
    const forSupervisors = standing({ audience: { kind: 'role', role: 'supervisor' } })
    const agentsWindow = await openWindow({ banners: [forSupervisors] })
    await waitFor(() => expect(agentsWindow.store.getState().banner.banners).toHaveLength(1))
    expect(bar(agentsWindow)).toBeNull()
  })

  it('for a role is shown to those who have it', async () => {
    const window = await openWindow({
      person: { ...anAgent, roles: ['supervisor'] },
      banners: [standing({ audience: { kind: 'role', role: 'supervisor' } })],
    })
    await waitFor(() => expect(isSeen(window)).toBe(true))
  })

  it('for a queue stands above its conversations, and is gone with the last of them', async () => {
    const window = await openWindow({ banners: [standing({ audience: { kind: 'queue', queue: 'water' } })] })
    const [about, other] = [aConversation({ queue: 'water' }), aConversation({ queue: 'roads' })]
    window.announce('conversation:events', together(other.offered(), other.accepted()))
    await window.screen.findByRole('textbox', { name: 'To the resident' }, patience)
    expect(bar(window)).toBeNull()
    window.announce('conversation:events', about.offered())
    await waitFor(() => expect(isSeen(window)).toBe(true), patience)
    await window.person.keyboard('{F6}')
    await waitFor(() => expect(understood(window)).toBeNull(), patience)
    expect(isSeen(window)).toBe(true)
    window.announce('conversation:events', about.transferred(now, 'waste'))
    await waitFor(() => expect(bar(window)).toBeNull(), patience)
  })

  it('begins when its time has come, with nobody telling', async () => {
    const window = await openWindow({ banners: [standing({ startsAt: now + soonMs })], status: offline })
    await waitFor(() => expect(window.store.getState().banner.banners).toHaveLength(1))
    expect(bar(window)).toBeNull()
    later(window, soonMs)
    await waitFor(() => expect(isSeen(window)).toBe(true), patience)
  })

  it('ends when its time is over, with nobody telling', async () => {
    const window = await openWindow({ banners: [standing({ endsAt: now + soonMs })], status: offline })
    await waitFor(() => expect(isSeen(window)).toBe(true))
    later(window, soonMs)
    await waitFor(() => expect(bar(window)).toBeNull(), patience)
  })

  it('is not shown while nobody is signed in', async () => {
    const window = await openWindow({ banners: [standing()], person: null })
    expect(bar(window)).toBeNull()
  })
})

const offline = { connection: { state: 'offline' as const, since: now } }

describe('F6', () => {
  it('acknowledges while the agent types, and the cursor stays', async () => {
    const window = await openWindow({ banners: [standing()] })
    await window.person.keyboard('{F2}')
    const notes = await window.screen.findByRole('textbox')
    await waitFor(() => expect(understood(window)).not.toBeNull())
    await window.person.keyboard('12{F6}3')
    await waitFor(() => expect(understood(window)).toBeNull())
    expect(document.activeElement).toBe(notes)
    expect((notes as HTMLTextAreaElement).value).toBe('123')
  })

  it('leaves the text to be read until its end', async () => {
    const window = await openWindow({ banners: [standing()] })
    await waitFor(() => expect(understood(window)).not.toBeNull())
    await window.person.keyboard('{F6}')
    await waitFor(() => expect(understood(window)).toBeNull())
    expect(isSeen(window)).toBe(true)
  })

  it('acknowledges one banner at a time, in the order in which they stand', async () => {
    const [first, second] = [standing(), standing({ text: { en: 'Bridge closed.', fr: 'Pont fermé.' } })]
    const window = await openWindow({ banners: [first, second] })
    await waitFor(() => expect(isSeen(window, 'and 1 more')).toBe(true))
    await window.person.keyboard('{F6}')
    await waitFor(() => expect(window.memory.banners.acknowledged).toEqual([first.bannerId]))
    await window.person.keyboard('{F6}')
    await waitFor(() => expect(window.memory.banners.acknowledged).toEqual([first.bannerId, second.bannerId]))
  })

  it('says so when it could not be kept, and the banner stays', async () => {
    const window = await openWindow({ banners: [standing()] })
    await waitFor(() => expect(understood(window)).not.toBeNull())
    window.memory.disk = 'disk-full'
    await window.person.keyboard('{F6}')
    expect(await window.screen.findByText('Something went wrong: disk-full')).toBeDefined()
    expect(understood(window)).not.toBeNull()
  })
})
