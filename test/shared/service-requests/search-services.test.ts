import { describe, expect, it } from 'vitest'
import { searchServices } from '../../../shared/service-requests/search-services.ts'
import { aService } from '../../support/a-service-request.ts'

const light = aService({
  serviceCode: 'LIGHT-02',
  name: 'Street light out',
  keywords: ['lamp', 'dark'],
  group: 'Roads',
  description: 'A lamp that burns by day.',
})
const french = aService({
  serviceCode: 'ECL-1',
  name: 'Éclairage éteint',
  keywords: [],
  group: null,
  description: null,
})
const all = [aService(), light, french]
const found = (typed: string) => searchServices(all, typed).map(({ serviceCode }) => serviceCode)

describe('searching a service', () => {
  it('lists all of them, as the city does, while nothing is typed', () => {
    expect(found('  ')).toEqual(['ROAD-01', 'LIGHT-02', 'ECL-1'])
  })

  it.each([
    ['its name', 'street li', 'LIGHT-02'],
    ['its keywords', 'lamp', 'LIGHT-02'],
    ['its description', 'burns', 'LIGHT-02'],
    ['its name without accents', 'eclair', 'ECL-1'],
  ])('finds it by %s', (_what, typed, code) => expect(found(typed)).toEqual([code]))

  it('puts a name before a description', () => expect(found('street')).toEqual(['LIGHT-02', 'ROAD-01']))

  it('wants every word', () => expect(found('street unicorn')).toEqual([]))
})
