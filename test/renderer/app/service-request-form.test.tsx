import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aForm } from '../../support/a-service-request.ts'
import { anAgentId, anInteraction } from '../../support/an-interaction.ts'
import { openWindow } from '../support/open-window.tsx'
import {
  aCity,
  field,
  goOnKey,
  open,
  panelKey,
  patience,
  reviewed,
  withForm,
  withPanel,
} from '../support/request-window.ts'

describe('without an endpoint', () => {
  it('nothing is to be seen of service requests', async () => {
    const window = await openWindow()
    await waitFor(() => expect(window.calls.some(({ name }) => name === 'service-requests:services')).toBe(true))
    await window.person.keyboard('{F2}')
    await window.screen.findByRole('textbox', { name: 'Notes' }, patience)
    await window.person.keyboard(`${panelKey}{F1}`)
    expect(await window.screen.findByRole('dialog')).toBeDefined()
    expect(window.screen.queryByText(/Service request/)).toBeNull()
    expect(window.screen.queryByRole('button', { name: 'Service request' })).toBeNull()
  })
})

describe('choosing a service', () => {
  it('begins with a button too', async () => {
    const window = await openWindow({ prepareRequests: aCity })
    await window.person.click(await window.screen.findByRole('button', { name: 'Service request' }, patience))
    expect(window.screen.getByRole('combobox', { name: 'What is the request about?' })).toBeDefined()
  })

  it('finds it by its keywords, and opens its form with the notes as description', async () => {
    const window = await withPanel('lamp dark at 12 King, 416-555-0199')
    await window.person.keyboard('lamp{Enter}')
    expect(await window.screen.findByRole('heading', { name: 'Service request: Street light out' })).toBeDefined()
    expect(field(window, 'Description')).toHaveProperty('value', 'lamp dark at 12 King, 416-555-0199')
  })

  it('goes with the arrows', async () => {
    const window = await withPanel()
    await window.person.keyboard('{ArrowDown}{Enter}')
    expect(open(window)?.serviceRequest?.form.serviceCode).toBe('LIGHT-02')
  })

  it('says when nothing fits', async () => {
    const window = await withPanel()
    await window.person.keyboard('unicorn')
    expect(window.screen.getByText('No service of the city fits these words.')).toBeDefined()
  })

  it('says that the list is old', async () => {
    const window = await withPanel('', (state) => {
      aCity(state)
      state.stale = true
    })
    expect(window.screen.getByText(/cannot be asked at the moment/)).toBeDefined()
  })

  it('gives the cursor back to the notes at Escape', async () => {
    const window = await withPanel()
    await window.person.keyboard('{Escape}')
    expect(document.activeElement).toBe(window.screen.getByRole('textbox', { name: 'Notes' }))
  })
})

describe('the form', () => {
  it('has a field for every datatype', async () => {
    const window = await withForm()
    expect(field(window, /What is it in/).tagName).toBe('SELECT')
    expect(field(window, 'How deep?').getAttribute('inputmode')).toBe('decimal')
    expect(field(window, 'When was it seen?').getAttribute('type')).toBe('datetime-local')
    expect(field(window, 'In front of what?').tagName).toBe('INPUT')
    expect(field(window, 'What else?').tagName).toBe('TEXTAREA')
    const group = window.screen.getByRole('group', { name: 'What was damaged?' })
    expect(within(group).getAllByRole('checkbox')).toHaveLength(2)
    expect(window.screen.getByText('In cm.')).toBeDefined()
    expect(window.screen.getByText('Stay off the road.')).toBeDefined()
  })

  it('asks a question only while the answer to another wants it', async () => {
    const window = await withForm()
    expect(window.screen.queryByLabelText('Which lane?')).toBeNull()
    await window.person.selectOptions(field(window, /What is it in/), 'lane')
    expect(field(window, 'Which lane?')).toBeDefined()
  })

  it('says what is missing where it is missing, and goes there', async () => {
    const window = await withForm()
    await window.person.keyboard(goOnKey)
    expect(window.screen.getByText('2 fields need another look.')).toBeDefined()
    expect(window.screen.getByText('Say where it is.')).toBeDefined()
    expect(window.screen.getByText('This is required.')).toBeDefined()
    expect(document.activeElement).toBe(field(window, /Where is it/))
  })

  it('finds fault with a number that is none', async () => {
    const window = await withForm()
    await window.person.type(field(window, 'How deep?'), 'deep')
    await window.person.keyboard(goOnKey)
    expect(window.screen.getByText('Write a number.')).toBeDefined()
  })

  it('is there again after a crash, with the id that its press will have', async () => {
    const serviceRequest = { requestId: '11111111-1111-4111-8111-111111111111', form: aForm({ answers: {} }) }
    const facts = anInteraction([
      ['offered', 0, { channel: 'voice', practice: false }],
      ['accepted', 1],
    ])
    const interactionId = facts[0]?.interactionId ?? expect.fail()
    const window = await openWindow({
      prepareRequests: aCity,
      drafts: [
        {
          ...{ interactionId, agentId: anAgentId, facts, conversation: [], notes: '', language: null, serviceRequest },
          ...{ centre: null, reply: '', unsent: [] },
        },
      ],
    })
    await waitFor(() => expect(window.store.getState().serviceRequest.definition).not.toBeNull(), patience)
    await window.person.keyboard(panelKey)
    expect(field(window, /Where is it/)).toHaveProperty('value', '12 King Street')
    await window.person.selectOptions(field(window, /What is it in/), 'walk')
    await window.person.keyboard(goOnKey + goOnKey)
    await waitFor(() =>
      expect(window.serviceRequests.submissions).toMatchObject(
        [serviceRequest.requestId].map((requestId) => ({ requestId })),
      ),
    )
  })

  it('is in the draft while it is filled in', async () => {
    const window = await withForm('hole')
    await window.person.type(field(window, /Where is it/), '12 King')
    await waitFor(() => expect(window.memory.drafts[0]?.serviceRequest?.form.place.address).toBe('12 King'))
  })
})

describe('sending', () => {
  it('shows exactly what goes, before it goes', async () => {
    const window = await withForm('A deep one')
    await window.person.type(field(window, 'How deep?'), '4,5')
    await window.person.type(field(window, 'When was it seen?'), '2026-11-23T08:30')
    await window.person.click(window.screen.getByRole('checkbox', { name: 'A rim' }))
    await window.person.type(field(window, 'First name'), 'Ana')
    await reviewed(window)
    const terms = [...document.querySelectorAll('[data-service-request] dl > *')].map(({ textContent }) => textContent)
    expect(terms).toEqual([
      ...['service_code', 'ROAD-01', 'address_string', '12 King Street', 'description', 'A deep one'],
      ...['first_name', 'Ana', 'attribute[WHERE]', 'walk', 'attribute[DEPTH]', '4.5'],
      ...['attribute[SEEN]', '2026-11-23T08:30:00-05:00', 'attribute[DAMAGE][]', 'rim'],
    ])
    expect(window.serviceRequests.submissions).toEqual([])
  })

  it('hands over one request, notes it as a fact, and empties the form', async () => {
    const window = await withForm()
    await reviewed(window)
    await window.person.keyboard(goOnKey)
    await waitFor(() => expect(window.serviceRequests.submissions).toHaveLength(1))
    const [{ requestId } = expect.fail()] = window.serviceRequests.submissions
    await waitFor(() =>
      expect(window.memory.facts.filter(({ kind }) => kind === 'service-requested')).toMatchObject([
        { requestId, serviceCode: 'ROAD-01', interactionId: open(window)?.interactionId },
      ]),
    )
    expect(open(window)?.serviceRequest).toBeNull()
    expect(window.screen.getByText(/^Kept on this workstation/)).toBeDefined()
    expect(JSON.stringify(window.memory.facts)).not.toContain('King')
  })

  it('goes back to the form at Escape', async () => {
    const window = await withForm()
    await reviewed(window)
    await window.person.keyboard('{Escape}')
    expect(field(window, /Where is it/)).toHaveProperty('value', '12 King Street')
  })

  it('keeps the form, and the id of the press, when the disk does not take it', async () => {
    const window = await withForm()
    window.serviceRequests.diskFull = true
    await reviewed(window)
    await window.person.keyboard(goOnKey)
    await window.screen.findByText('The request is not saved.')
    expect(open(window)?.serviceRequest).not.toBeNull()
    window.serviceRequests.diskFull = false
    await window.person.click(window.screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(window.serviceRequests.requests).toHaveLength(1))
    const [first, second] = window.serviceRequests.submissions
    expect(second?.requestId).toBe(first?.requestId)
  })

  it('sends nothing in a practice call', async () => {
    const window = await openWindow({ prepareRequests: aCity })
    await waitFor(() => expect(window.store.getState().city.list).not.toBeNull(), patience)
    await window.person.click(window.screen.getByRole('button', { name: /A hole in the street/ }))
    await window.person.keyboard(`${panelKey}poth{Enter}`)
    await window.screen.findByRole('combobox', { name: /What is it in/ })
    await reviewed(window)
    expect(window.screen.getByText('This is a practice call: nothing will be sent.')).toBeDefined()
    await window.person.keyboard(goOnKey)
    expect(await window.screen.findByText('Practice: the request is complete, and nothing was sent.')).toBeDefined()
    expect(window.serviceRequests.submissions).toEqual([])
  })
})
