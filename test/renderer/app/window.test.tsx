import { waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { SignInFault } from '../../../renderer/features/session/session-slice.ts'
import en from '../../../renderer/translations/en.json' with { type: 'json' }
import { failure, success } from '../../../shared/result.ts'
import { releaseFaults } from '../../../shared/status.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { anAgent, openWindow } from '../support/open-window.tsx'

const patience = { timeout: 10_000 }

async function signIn(window: Awaited<ReturnType<typeof openWindow>>) {
  await window.person.type(await window.screen.findByLabelText('Name', {}, patience), 'agent')
  await window.person.type(window.screen.getByLabelText('Password'), 'secret{Enter}')
}

describe('sign-in', () => {
  it('opens the window for a person who is let in', async () => {
    const window = await openWindow({ person: null })
    window.memory.signIn = success(anAgent)
    await signIn(window)
    expect(await window.screen.findByText('Demo Agent', {}, patience)).toBeDefined()
  })

  it.each(Object.entries(en.signIn.faults))('explains %s in words', async (reason, words) => {
    const window = await openWindow({ person: null })
    window.memory.signIn = failure(reason as SignInFault)
    await signIn(window)
    expect(await window.screen.findByText(words, {}, patience)).toBeDefined()
  })

  it('asks nobody while name or password is missing', async () => {
    const window = await openWindow({ person: null })
    await window.person.type(await window.screen.findByLabelText('Name', {}, patience), 'agent{Enter}')
    expect(await window.screen.findByText(en.signIn.missing, {}, patience)).toBeDefined()
    expect(window.calls.map(({ name }) => name)).not.toContain('session:sign-in')
  })

  it('keeps a new server address', async () => {
    const window = await openWindow({ person: null })
    const address = await window.screen.findByLabelText('Server address', {}, patience)
    await window.person.clear(address)
    await window.person.type(address, 'https://311.city.example{Tab}')
    await waitFor(() => expect(window.memory.settings.serverUrl).toBe('https://311.city.example'), patience)
  })

  it('does not keep half an address', async () => {
    const window = await openWindow({ person: null })
    const address = await window.screen.findByLabelText('Server address', {}, patience)
    await window.person.clear(address)
    await window.person.type(address, '311.city{Tab}')
    expect(await window.screen.findByText(en.signIn.serverInvalid, {}, patience)).toBeDefined()
    expect(window.memory.settings.serverUrl).toBe('https://311.example')
  })

  it('tells whose session was ended why', async () => {
    const window = await openWindow()
    window.announce('session:ended', { reason: 'revoked' })
    expect(await window.screen.findByText(en.signIn.ended.revoked, {}, patience)).toBeDefined()
  })

  it('follows signing out', async () => {
    const window = await openWindow()
    await window.person.click(window.screen.getByRole('button', { name: 'Sign out' }))
    expect(await window.screen.findByRole('heading', { name: 'Sign in' }, patience)).toBeDefined()
  })

  it('is not reached in the middle of a call', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    await window.person.click(window.screen.getByRole('button', { name: /^Sign out/ }))
    expect(window.calls.map(({ name }) => name)).not.toContain('session:sign-out')
  })
})

describe('status line', () => {
  it('shows connection, release and that all is sent', async () => {
    const { screen } = await openWindow()
    for (const words of ['Connected', 'Answers: release 1', 'All sent', 'Saved']) {
      expect(await screen.findByText(words, {}, patience)).toBeDefined()
    }
  })

  it('follows what main announces', async () => {
    const window = await openWindow()
    window.announce('outbox:changed', { pending: 3, refused: 0 })
    window.announce('connection:changed', { state: 'offline', since: 0 })
    expect(await window.screen.findByText('3 waiting to be sent', {}, patience)).toBeDefined()
    expect(await window.screen.findByText(/^Offline since/, {}, patience)).toBeDefined()
  })

  it('says that the disk is full until what waits is saved', async () => {
    const window = await openWindow()
    window.memory.disk = 'disk-full'
    await window.person.keyboard('{F2}')
    expect(await window.screen.findByText(en.status.diskFull, {}, patience)).toBeDefined()
    window.memory.disk = 'ok'
    expect(await window.screen.findByText('Saved', {}, patience)).toBeDefined()
  })

  it.each(releaseFaults)('says in words why a release was not installed, and which one answers: %s', async (fault) => {
    const window = await openWindow()
    const installed = { number: 1, hash: 'a'.repeat(64), answers: 2, installedAt: 1 }
    window.announce('release:changed', { installed, fault })
    expect(await window.screen.findByText(en.status.releaseFault[fault], {}, patience)).toBeDefined()
    expect(window.screen.getByText(/^Answers: release 1/)).toBeDefined()
  })

  it('says that the clock here is wrong', async () => {
    const window = await openWindow()
    window.announce('connection:changed', { state: 'online', clockApartMs: -86_400_000 })
    const words = en.status.clockApart.replace('{{apart}}', '24 hours')
    expect(await window.screen.findByText(words, {}, patience)).toBeDefined()
  })

  it('leads to what was refused, with its reason', async () => {
    const window = await openWindow({ refused: refusedEntries() })
    await window.person.click(await window.screen.findByRole('button', { name: '1 refused' }, patience))
    expect(await window.screen.findByText(en.refused.reasons['not-permitted'], {}, patience)).toBeDefined()
  })

  it('sends a refused entry again', async () => {
    const window = await openWindow({ refused: refusedEntries() })
    await window.person.click(await window.screen.findByRole('button', { name: '1 refused' }, patience))
    await window.person.click(await window.screen.findByRole('button', { name: 'Send again' }, patience))
    expect(await window.screen.findByText(en.refused.empty, {}, patience)).toBeDefined()
  })

  it('shows a failure that nobody expected', async () => {
    const window = await openWindow({ scripts: [] })
    window.store.dispatch({ type: 'failureMet', payload: { during: 'test', detail: 'the cat ate the cable' } })
    expect(await window.screen.findByText(/the cat ate the cable/, {}, patience)).toBeDefined()
  })
})

const refusedEntries = () =>
  anInteraction().flatMap((fact, index) =>
    index === 0
      ? [{ sequence: 1, fact, reason: 'not-permitted' as const, detail: 'no such permission', refusedAt: 1 }]
      : [],
  )

describe('interface', () => {
  it('switches its language live and keeps it', async () => {
    const window = await openWindow()
    await window.person.click(window.screen.getByRole('button', { name: 'Français' }))
    expect(await window.screen.findByRole('heading', { name: 'Disponible' }, patience)).toBeDefined()
    expect(window.memory.settings.language).toBe('fr')
  })

  it('shows its keys at F1', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F1}')
    expect(await window.screen.findByRole('dialog', { name: 'Keys' }, patience)).toBeDefined()
  })

  it('gives the cursor back to the notes when a dialog closes', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F2}')
    const notes = await window.screen.findByRole('textbox', {}, patience)
    await window.person.keyboard('{F1}')
    await window.person.click(await window.screen.findByRole('button', { name: 'Close' }, patience))
    await waitFor(() => expect(document.activeElement).toBe(notes), patience)
  })

  it('takes no call while a dialog has the keyboard', async () => {
    const window = await openWindow()
    await window.person.keyboard('{F1}')
    await window.screen.findByRole('dialog', {}, patience)
    await window.person.keyboard('{F2}')
    expect(window.store.getState().interaction.open).toBeNull()
  })

  it('lists the calls of the day', async () => {
    const window = await openWindow()
    window.memory.facts.push(...anInteraction())
    await window.person.click(window.screen.getByRole('tab', { name: 'My day' }))
    const table = await window.screen.findByRole('table', {}, patience)
    await waitFor(() => expect(table.textContent).toContain('Report a pothole'), patience)
    expect(table.textContent).toContain('3:00')
  })

  it('says when only this workstation’s calls are known', async () => {
    const window = await openWindow({ status: { connection: { state: 'offline', since: 0 } } })
    await window.person.click(window.screen.getByRole('tab', { name: 'My day' }))
    expect(await window.screen.findByText(en.myDay.incomplete, {}, patience)).toBeDefined()
  })

  it('stops listening to main when it closes', async () => {
    const window = await openWindow()
    expect(window.listening()).toBeGreaterThan(0)
    window.stop()
    expect(window.listening()).toBe(0)
  })
})
