import { randomUUID } from 'node:crypto'
import { emptyForm, type RequestForm } from '../../shared/service-requests/request-form.ts'
import type { SentRequest } from '../../shared/service-requests/sent-request.ts'
import type { Attribute, Service, ServiceDefinition } from '../../shared/service-requests/service.ts'
import type { Submission } from '../../shared/service-requests/service-request-contract.ts'
import { anAgentId } from './an-interaction.ts'

/** A completed form for the pothole of the sample city. */
export const aForm = (more: Partial<RequestForm> = {}): RequestForm => ({
  ...emptyForm('ROAD-01', 'Pothole', 'A deep one, in front of the bakery.'),
  place: { address: '12 King Street', addressId: '', lat: '', long: '' },
  answers: { WHERE: 'lane', LANE: 'turn', DAMAGE: ['tire', 'rim'] },
  ...more,
})

export const aSubmission = (agentId: string, more: Partial<Submission> = {}): Submission => ({
  requestId: randomUUID(),
  interactionId: randomUUID(),
  agentId,
  madeAt: Date.UTC(2026, 10, 23, 14, 0),
  form: aForm(),
  ...more,
})

export const aSentRequest = (more: Partial<SentRequest> = {}): SentRequest => ({
  requestId: randomUUID(),
  interactionId: randomUUID(),
  agentId: anAgentId,
  serviceCode: 'ROAD-01',
  serviceName: 'Pothole',
  madeAt: Date.UTC(2026, 10, 23, 14, 0),
  state: 'kept',
  number: null,
  notice: null,
  fault: null,
  detail: null,
  dueAt: null,
  form: null,
  version: 1,
  ...more,
})

export const aService = (more: Partial<Service> = {}): Service => ({
  serviceCode: 'ROAD-01',
  name: 'Pothole',
  description: 'A hole in a street.',
  hasDefinition: true,
  type: 'realtime',
  keywords: ['hole', 'asphalt'],
  group: 'Roads',
  ...more,
})

export const anAttribute = (more: Partial<Attribute> & Pick<Attribute, 'code'>): Attribute => ({
  variable: true,
  datatype: 'string',
  required: false,
  datatypeDescription: null,
  order: null,
  description: `What is ${more.code}?`,
  values: [],
  dependsOn: null,
  setByServer: false,
  ...more,
})

export const aDefinition = (...attributes: Attribute[]): ServiceDefinition => ({ serviceCode: 'ROAD-01', attributes })
