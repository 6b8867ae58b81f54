import { describe, expect, it } from 'vitest'
import { checkForm } from '../../../shared/service-requests/check-form.ts'
import { completeForm, instantWithZone } from '../../../shared/service-requests/complete-form.ts'
import { questionsOf } from '../../../shared/service-requests/questions.ts'
import type { Answer, RequestForm } from '../../../shared/service-requests/request-form.ts'
import { parametersOf } from '../../../shared/service-requests/request-parameters.ts'
import type { Attribute } from '../../../shared/service-requests/service.ts'
import { aDefinition, aForm, anAttribute } from '../../support/a-service-request.ts'

const zone = 'America/Toronto'
const choice = (key: string, dependsOn: Attribute['dependsOn'] = null) => ({ key, name: key, dependsOn })
const where = anAttribute({ code: 'WHERE', datatype: 'singlevaluelist', values: [choice('lane'), choice('walk')] })
const lane = anAttribute({
  code: 'LANE',
  datatype: 'singlevaluelist',
  required: true,
  dependsOn: { code: 'WHERE', keys: ['lane'] },
  values: [choice('curb'), choice('turn', { code: 'WHERE', keys: ['lane'] })],
})

const faultsOf = (attribute: Attribute, answer?: Answer) =>
  checkForm(aDefinition(attribute), aForm({ answers: answer === undefined ? {} : { [attribute.code]: answer } }))
const placed = (place: Partial<RequestForm['place']>) =>
  checkForm(aDefinition(), aForm({ place: { address: '', addressId: '', lat: '', long: '', ...place }, answers: {} }))

describe('a form', () => {
  it('needs a place', () => {
    expect(placed({})).toEqual([{ field: 'place', fault: 'no-place' }])
  })

  it.each([{ address: '12 King Street' }, { addressId: '88' }, { lat: '43.65', long: '-79.38' }])(
    'is content with one of the three places: %o',
    (place) => expect(placed(place)).toEqual([]),
  )

  it('needs both halves of a place on the globe', () => {
    expect(placed({ address: 'here', lat: '43.65' })).toEqual([{ field: 'long', fault: 'half-a-place' }])
    expect(placed({ lat: '90.01', long: '181' })).toEqual([
      { field: 'lat', fault: 'no-latitude' },
      { field: 'long', fault: 'no-longitude' },
    ])
  })

  it('needs what is required, and no more', () => {
    expect(faultsOf(anAttribute({ code: 'A', required: true }))).toEqual([{ field: 'attribute:A', fault: 'required' }])
    expect(faultsOf(anAttribute({ code: 'A' }))).toEqual([])
    expect(faultsOf(anAttribute({ code: 'A', required: true, variable: false }))).toEqual([])
    expect(faultsOf(anAttribute({ code: 'A', required: true, setByServer: true }))).toEqual([])
  })

  it.each([
    ['number', '12.5', 'deep', 'no-number'],
    ['datetime', '2026-11-23T14:05:00-05:00', '2026-11-23T14:05', 'no-instant'],
    ['singlevaluelist', 'a', 'z', 'no-choice'],
    ['multivaluelist', ['a', 'b'], ['a', 'z'], 'no-choice'],
    ['singlevaluelist', 'a', ['a'], 'no-choice'],
    ['multivaluelist', ['a'], 'a', 'no-choice'],
  ] as const)('takes for a %s %o, and not %o', (datatype, good, bad, fault) => {
    const attribute = anAttribute({ code: 'A', datatype, values: [choice('a'), choice('b')] })
    expect(faultsOf(attribute, typeof good === 'string' ? good : [...good])).toEqual([])
    expect(faultsOf(attribute, typeof bad === 'string' ? bad : [...bad])).toEqual([{ field: 'attribute:A', fault }])
  })

  it('takes no answer to what is not asked', () => {
    const stray = checkForm(aDefinition(), aForm({ answers: { B: 'x' } }))
    expect(stray).toEqual([{ field: 'attribute:B', fault: 'not-asked' }])
  })

  it('takes a mail address that is one', () => {
    const contact = { firstName: '', lastName: '', email: 'ana at example', phone: '' }
    expect(checkForm(aDefinition(), aForm({ contact, answers: {} }))).toEqual([{ field: 'email', fault: 'no-email' }])
  })
})

describe('a question that depends on another', () => {
  const codes = (answers: Record<string, Answer>) =>
    questionsOf(aDefinition(where, lane), answers).map(({ code }) => code)

  it('is asked once the other has that answer', () => {
    expect(codes({})).toEqual(['WHERE'])
    expect(codes({ WHERE: 'walk' })).toEqual(['WHERE'])
    expect(codes({ WHERE: 'lane' })).toEqual(['WHERE', 'LANE'])
  })

  it('is required only while it is asked', () => {
    expect(checkForm(aDefinition(where, lane), aForm({ answers: { WHERE: 'walk' } }))).toEqual([])
    expect(checkForm(aDefinition(where, lane), aForm({ answers: { WHERE: 'lane' } }))).toHaveLength(1)
  })

  it('loses an answer that was given before it was ruled out', () => {
    const form = aForm({ answers: { WHERE: 'walk', LANE: 'turn' } })
    expect(completeForm(aDefinition(where, lane), form, zone).answers).toEqual({ WHERE: 'walk' })
  })

  it('is not asked when it waits for itself', () => {
    const circle = [
      anAttribute({ code: 'A', dependsOn: { code: 'B', keys: ['x'] } }),
      anAttribute({ code: 'B', dependsOn: { code: 'A', keys: ['x'] } }),
    ]
    expect(questionsOf(aDefinition(...circle), { A: 'x', B: 'x' })).toEqual([])
  })

  it('stands where its order says, and without one last', () => {
    const inOrder = [
      anAttribute({ code: 'C' }),
      anAttribute({ code: 'B', order: 2 }),
      anAttribute({ code: 'A', order: 1 }),
    ]
    expect(questionsOf(aDefinition(...inOrder), {}).map(({ code }) => code)).toEqual(['A', 'B', 'C'])
  })
})

describe('a completed form', () => {
  const depth = anAttribute({ code: 'DEPTH', datatype: 'number' })
  const seen = anAttribute({ code: 'SEEN', datatype: 'datetime' })

  it('has numbers with a point and instants with the city’s zone', () => {
    const form = aForm({ answers: { DEPTH: ' 4,5 ', SEEN: '2026-07-01T14:05' } })
    expect(completeForm(aDefinition(depth, seen), form, zone).answers).toEqual({
      DEPTH: '4.5',
      SEEN: '2026-07-01T14:05:00-04:00',
    })
  })

  it('keeps what cannot be read, so that it can be found fault with', () => {
    const form = aForm({ answers: { DEPTH: 'deep', SEEN: 'yesterday' } })
    expect(completeForm(aDefinition(depth, seen), form, zone).answers).toEqual({ DEPTH: 'deep', SEEN: 'yesterday' })
  })

  it('has no blanks around what was typed', () => {
    const form = aForm({ place: { address: ' 12 King ', addressId: ' ', lat: '43,65', long: ' -79,38 ' }, answers: {} })
    expect(completeForm(aDefinition(), form, zone).place).toEqual({
      address: '12 King',
      addressId: '',
      lat: '43.65',
      long: '-79.38',
    })
  })

  it.each([
    ['2026-01-15T09:00', 'America/St_Johns', '2026-01-15T09:00:00-03:30'],
    ['2026-01-15T09:00', 'Europe/Helsinki', '2026-01-15T09:00:00+02:00'],
    ['2026-01-15T09:00', 'UTC', '2026-01-15T09:00:00+00:00'],
  ])('puts %s in %s as %s', (wall, timeZone, expected) => expect(instantWithZone(wall, timeZone)).toBe(expected))
})

describe('what is sent', () => {
  it('is every field that has something, and the answers by their codes', () => {
    const contact = { firstName: 'Ana', lastName: '', email: '', phone: '416 555 0199' }
    expect(parametersOf(aForm({ contact }))).toEqual([
      ['service_code', 'ROAD-01'],
      ['address_string', '12 King Street'],
      ['description', 'A deep one, in front of the bakery.'],
      ['first_name', 'Ana'],
      ['phone', '416 555 0199'],
      ['attribute[WHERE]', 'lane'],
      ['attribute[LANE]', 'turn'],
      ['attribute[DAMAGE][]', 'tire'],
      ['attribute[DAMAGE][]', 'rim'],
    ])
  })
})
