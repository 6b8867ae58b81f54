import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aConversation, together } from '../../support/a-conversation.ts'
import { aDefinition, aForm, anAttribute, aSentRequest, aService } from '../../support/a-service-request.ts'
import { anAgentId, anInteraction } from '../../support/an-interaction.ts'
import { openWindow } from '../support/open-window.tsx'
import type { requestCentre } from '../support/request-centre.ts'

const patience = { timeout: 10_000 }
type Window = Awaited<ReturnType<typeof openWindow>>
type City = ReturnType<typeof requestCentre>['state']

const panelKey = '{Control>}{Shift>}[KeyS]{/Shift}{/Control}'
const goOnKey = '{Control>}{Enter}{/Control}'
const copyKey = '{Control>}{Shift>}[KeyC]{/Shift}{/Control}'

const choice = (key: string, name: string, dependsOn: { code: string; keys: string[] } | null = null) => ({
  key,
  name,
  dependsOn,
})
const pothole = aDefinition(
  anAttribute({ code: 'SAFE', variable: false, order: 1, description: 'Stay off the road.' }),
  anAttribute({
    code: 'WHERE',
    datatype: 'singlevaluelist',
    required: true,
    order: 2,
    description: 'What is it in?',
    values: [choice('lane', 'A lane'), choice('walk', 'A sidewalk')],
  }),
  anAttribute({
    code: 'LANE',
    datatype: 'singlevaluelist',
    order: 3,
    description: 'Which lane?',
    dependsOn: { code: 'WHERE', keys: ['lane'] },
    values: [choice('curb', 'The curb lane')],
  }),
  anAttribute({ code: 'DEPTH', datatype: 'number', order: 4, description: 'How deep?', datatypeDescription: 'In cm.' }),
  anAttribute({ code: 'SEEN', datatype: 'datetime', order: 5, description: 'When was it seen?' }),
  anAttribute({
    code: 'DAMAGE',
    datatype: 'multivaluelist',
    order: 6,
    description: 'What was damaged?',
    values: [choice('tire', 'A tire'), choice('rim', 'A rim')],
  }),
  anAttribute({ code: 'MARK', datatype: 'string', order: 7, description: 'In front of what?' }),
  anAttribute({ code: 'MORE', datatype: 'text', order: 8, description: 'What else?' }),
)

const light = aService({ serviceCode: 'LIGHT-02', name: 'Street light out', keywords: ['lamp'], hasDefinition: false })

function aCity(state: City): void {
  state.services = [aService(), light]
  state.definitions = [pothole]
}

/** In a call, with this in the notes, and the panel open. */
async function withPanel(notes = '', prepare: (state: City) => void = aCity): Promise<Window> {
  // Without scripts a call is a real one.
  const window = await openWindow({ prepareRequests: prepare, scripts: [] })
  await waitFor(() => expect(window.store.getState().city.list).not.toBeNull(), patience)
  await window.person.keyboard('{F2}')
  await window.screen.findByRole('textbox', { name: 'Notes' }, patience)
  if (notes) await window.person.keyboard(notes)
  await window.person.keyboard(panelKey)
  await window.screen.findByRole('combobox', { name: 'What is the request about?' })
  return window
}

/** With the pothole's form open. */
async function withForm(notes = ''): Promise<Window> {
  const window = await withPanel(notes)
  await window.person.keyboard('poth{Enter}')
  await window.screen.findByRole('combobox', { name: /What is it in/ })
  return window
}

const field = ({ screen }: Window, name: string | RegExp) => screen.getByLabelText(name)
const open = ({ store }: Window) => store.getState().interaction.open

/** Fills in what is required and shows what will be sent. */
async function reviewed(window: Window): Promise<void> {
  await window.person.type(field(window, /Where is it/), '12 King Street')
  await window.person.selectOptions(field(window, /What is it in/), 'walk')
  await window.person.keyboard(goOnKey)
  await window.screen.findByRole('heading', { name: 'This will be sent' })
}

describe('without an endpoint', () => {
  it('nothing is to be seen of service requests', async () => {
    const window = await openWindow()
    await waitFor(() => expect(window.calls.some(({ name }) => name === 'service-requests:services')).toBe(true))
    await window.person.keyboard('{F2}')
    await window.screen.findByRole('textbox', { name: 'Notes' }, patience)
    await window.person.keyboard(`${panelKey}{F1}`)
    expect(await window.screen.findByRole('dialog')).toBeDefined()
    expect(window.screen.queryByText(/Service request/)).toBeNull()
  })
})

describe('choosing a service', () => {
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

describe('what became of a request', () => {
  /** A request was sent, and the centre says this of it. */
  async function told(more: Partial<ReturnType<typeof aSentRequest>>): Promise<Window> {
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
    expect(window.screen.queryByText('On its way to the city…')).toBeNull()
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

describe('two conversations', () => {
  /** With the pothole's form open in the first of two chats. */
  async function inTwoChats(): Promise<Window> {
    const window = await openWindow({ prepareRequests: aCity })
    await waitFor(() => expect(window.store.getState().city.list).not.toBeNull(), patience)
    for (const chat of [aConversation(), aConversation()]) {
      window.announce('conversation:events', together(chat.offered(), chat.accepted()))
    }
    await window.screen.findByRole('textbox', { name: 'To the resident' }, patience)
    await window.person.keyboard(panelKey)
    await window.screen.findByRole('combobox', { name: 'What is the request about?' })
    await window.person.keyboard('poth{Enter}')
    await window.screen.findByRole('combobox', { name: /What is it in/ })
    return window
  }
  const [nextKey, previousKey] = ['{Control>}{PageDown}{/Control}', '{Control>}{PageUp}{/Control}']

  it('have a form each, which is there again when its conversation is', async () => {
    const window = await inTwoChats()
    await window.person.type(field(window, /Where is it/), '12 King')
    await window.person.keyboard(nextKey)
    await window.person.keyboard(panelKey)
    expect(await window.screen.findByRole('combobox', { name: 'What is the request about?' })).toBeDefined()
    await window.person.keyboard(previousKey)
    await waitFor(() => expect(window.store.getState().serviceRequest.definition).not.toBeNull(), patience)
    await window.person.keyboard(panelKey)
    expect(field(window, /Where is it/)).toHaveProperty('value', '12 King')
  })

  it('have a request sent once, also when the other one is in front before the answer comes', async () => {
    const window = await inTwoChats()
    const interactionId = open(window)?.interactionId
    await reviewed(window)
    await window.person.keyboard(goOnKey + nextKey)
    const parked = () => window.store.getState().desk.parked[interactionId ?? '']?.interaction.open
    await waitFor(() => expect(parked()?.facts.at(-1)?.kind).toBe('service-requested'), patience)
    expect(parked()?.serviceRequest).toBeNull()
    expect(window.serviceRequests.submissions).toHaveLength(1)
  })
})
