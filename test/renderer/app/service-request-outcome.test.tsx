import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aForm, aSentRequest } from '../../support/a-service-request.ts'
import { openWindow } from '../support/open-window.tsx'
import {
  aCity,
  copyKey,
  field,
  goOnKey,
  open,
  panelKey,
  patience,
  type RequestWindow,
  reviewed,
  withForm,
  withPanel,
} from '../support/request-window.ts'

describe('what became of a request', () => {
  /** A request was sent, and the centre says this of it. */
  async function told(more: Partial<ReturnType<typeof aSentRequest>>): Promise<RequestWindow> {
    const window = await withForm()
    await reviewed(window)
    await window.person.keyboard(goOnKey)
    await waitFor(() => expect(window.serviceRequests.requests).toHaveLength(1))
    const [request = expect.fail()] = window.serviceRequests.requests
    const changed = { ...request, version: 2, ...more }
    window.serviceRequests.requests = [changed]
    window.announce('service-request:changed', { request: changed })
    return window
  }

  it('shows its number in the groups that are said, and copies it with a key', async () => {
    const window = await told({ state: 'numbered', number: '2026-004711', notice: 'A crew looks at it.' })
    await window.screen.findByText('The city has it. The number to say:')
    const number = document.querySelector('[data-request-number]')
    expect([...(number?.children ?? [])].map(({ textContent }) => textContent)).toEqual(['2026', '004', '711'])
    expect(window.screen.getByText('A crew looks at it.')).toBeDefined()
    await window.person.keyboard(copyKey)
    expect(await window.screen.findByText('2026-004711 copied')).toBeDefined()
    expect(window.memory.clipboard).toBe('2026-004711')
  })

  it('says honestly that it is kept, and why', async () => {
    const window = await told({ state: 'kept', fault: 'unreachable', detail: 'ECONNREFUSED' })
    expect(await window.screen.findByText('Kept at the centre. It will be sent; there is no number yet.')).toBeDefined()
    expect(window.screen.getByText(/cannot be reached. It is tried again by itself/)).toBeDefined()
  })

  it('says the endpoint’s own words when it refused, and fills the form again', async () => {
    const window = await told({ state: 'refused', fault: 'refused', detail: '400: too far away', form: aForm() })
    expect(await window.screen.findByText('In its own words: 400: too far away')).toBeDefined()
    await window.person.click(window.screen.getByRole('button', { name: 'Correct it' }))
    expect(field(window, /Where is it/)).toHaveProperty('value', '12 King Street')
    expect(open(window)?.serviceRequest?.requestId).not.toBe(window.serviceRequests.submissions[0]?.requestId)
    await waitFor(() => expect(window.serviceRequests.decisions).toEqual([{ kind: 'drop' }]))
  })

  it('asks a second time before a request whose answer was lost is sent again', async () => {
    const window = await told({ state: 'unknown', fault: 'answer-lost', form: aForm() })
    await window.person.click(await window.screen.findByRole('button', { name: 'Send again' }))
    expect(window.screen.getByText(/sent again, it may be there twice/)).toBeDefined()
    expect(window.serviceRequests.decisions).toEqual([])
    await window.person.click(window.screen.getByRole('button', { name: 'Send it again' }))
    await waitFor(() => expect(window.serviceRequests.decisions).toEqual([{ kind: 'send-again' }]))
  })

  it('notes the number that somebody found out', async () => {
    const window = await told({ state: 'unknown', fault: 'answer-lost', form: aForm() })
    await window.person.type(await window.screen.findByLabelText(/It did arrive/), '2026-004711{Enter}')
    expect(await window.screen.findByText('The city has it. The number to say:')).toBeDefined()
  })

  it('is not overtaken by older news', async () => {
    const window = await told({ state: 'numbered', number: '1', version: 5 })
    await window.screen.findByText('The city has it. The number to say:')
    const [request = expect.fail()] = window.serviceRequests.requests
    window.announce('service-request:changed', { request: { ...request, state: 'sending', version: 3 } })
    expect(window.store.getState().city.requests).toMatchObject([{ state: 'numbered', version: 5 }])
  })

  it('makes the outcome of the call a request taken', async () => {
    const window = await told({ state: 'numbered', number: '1' })
    await window.person.keyboard('{Escape}{F9}')
    expect(await window.screen.findByLabelText('Outcome')).toHaveProperty('value', 'request-taken')
  })
})

describe('news of a request', () => {
  it('waits in the status line for whoever it needs, and leads to My day', async () => {
    const window = await openWindow({
      prepareRequests: (state) => {
        aCity(state)
        state.requests = [aSentRequest({ state: 'unknown', fault: 'answer-lost', form: aForm() })]
      },
    })
    await window.person.click(
      await window.screen.findByRole('button', { name: '1 service request needs you' }, patience),
    )
    const mine = await window.screen.findByRole('region', { name: 'My service requests' })
    expect(within(mine).getByText('Answer lost')).toBeDefined()
    await window.person.click(within(mine).getByRole('button', { name: 'Do not send it' }))
    await window.person.click(within(mine).getByRole('button', { name: 'Drop the request' }))
    await waitFor(() => expect(within(mine).getByText('Dropped')).toBeDefined())
  })

  it('says that a number came late, until somebody looks', async () => {
    const window = await openWindow({ prepareRequests: aCity })
    await waitFor(() => expect(window.store.getState().city.requests).not.toBeNull(), patience)
    window.serviceRequests.requests = [aSentRequest({ state: 'numbered', number: '2026-004711' })]
    window.announce('service-request:changed', { request: window.serviceRequests.requests[0] ?? expect.fail() })
    await window.person.click(await window.screen.findByRole('button', { name: '1 service request has its number' }))
    expect(await window.screen.findByText('2026-004711')).toBeDefined()
    expect(window.screen.queryByRole('button', { name: /has its number/ })).toBeNull()
  })
})

describe('looking up a status', () => {
  const status = {
    number: '2026-004711',
    status: 'open' as const,
    statusNotes: 'A crew is on its way.',
    serviceName: 'Pothole',
    serviceCode: 'ROAD-01',
    description: null,
    agency: 'Portellery Roads',
    notice: null,
    requestedAt: Date.UTC(2026, 10, 20, 15, 0),
    updatedAt: null,
    expectedAt: Date.UTC(2026, 10, 24, 15, 0),
    address: null,
  }
  const lookingUp = async (number: string) => {
    const window = await withPanel('', (state) => {
      aCity(state)
      state.statuses = [status]
    })
    await window.person.keyboard(`${number}{Enter}`)
    return window
  }

  it('tells what the city says', async () => {
    const { screen } = await lookingUp('2026-004711')
    expect(await screen.findByText('A crew is on its way.')).toBeDefined()
    expect(screen.getByText('Portellery Roads')).toBeDefined()
    expect(screen.getByText('Open')).toBeDefined()
  })

  it('says that there is no such request', async () => {
    const { screen } = await lookingUp('99')
    expect(await screen.findByText('The city has no request with this number.')).toBeDefined()
  })

  it('can be done between calls, when no request can be made', async () => {
    const window = await openWindow({
      prepareRequests: (state) => {
        aCity(state)
        state.statuses = [status]
      },
    })
    await waitFor(() => expect(window.store.getState().city.list).not.toBeNull(), patience)
    await window.person.keyboard(panelKey)
    expect(window.screen.queryByRole('option')).toBeNull()
    await window.person.keyboard('2026-004711{Enter}')
    expect(await window.screen.findByText('A crew is on its way.')).toBeDefined()
  })
})

describe('a form that was not sent', () => {
  it('holds the wrap-up up once, and is then let go', async () => {
    const window = await withForm()
    await window.person.keyboard('{Escape}{F9}{Enter}')
    expect(await window.screen.findByText(/^This request was not sent/)).toBeDefined()
    expect(open(window)).not.toBeNull()
    await window.person.keyboard('{Escape}{Enter}')
    await waitFor(() => expect(open(window)).toBeNull())
  })

  it('does not confirm the wrap-up at Enter in one of its fields', async () => {
    const window = await withForm()
    await window.person.keyboard('{F9}')
    await window.person.type(field(window, /Where is it/), '12 King{Enter}')
    expect(open(window)).not.toBeNull()
    expect(window.screen.queryByText(/^This request was not sent/)).toBeNull()
  })
})
