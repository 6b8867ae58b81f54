import { waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import { aDefinition, anAttribute, aService } from '../../support/a-service-request.ts'
import { openWindow } from './open-window.tsx'
import type { requestCentre } from './request-centre.ts'

export const patience = { timeout: 10_000 }
export type RequestWindow = Awaited<ReturnType<typeof openWindow>>
type City = ReturnType<typeof requestCentre>['state']

export const panelKey = '{Control>}{Shift>}[KeyS]{/Shift}{/Control}'
export const goOnKey = '{Control>}{Enter}{/Control}'
export const copyKey = '{Control>}{Shift>}[KeyC]{/Shift}{/Control}'

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

export function aCity(state: City): void {
  state.services = [aService(), light]
  state.definitions = [pothole]
}

/** In a call, with this in the notes, and the panel open. */
export async function withPanel(notes = '', prepare: (state: City) => void = aCity): Promise<RequestWindow> {
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
export async function withForm(notes = ''): Promise<RequestWindow> {
  const window = await withPanel(notes)
  await window.person.keyboard('poth{Enter}')
  await window.screen.findByRole('combobox', { name: /What is it in/ })
  return window
}

export const field = ({ screen }: RequestWindow, name: string | RegExp) => screen.getByLabelText(name)
export const open = ({ store }: RequestWindow) => store.getState().interaction.open

/** Fills in what is required and shows what will be sent. */
export async function reviewed(window: RequestWindow): Promise<void> {
  await window.person.type(field(window, /Where is it/), '12 King Street')
  await window.person.selectOptions(field(window, /What is it in/), 'walk')
  await window.person.keyboard(goOnKey)
  await window.screen.findByRole('heading', { name: 'This will be sent' })
}
