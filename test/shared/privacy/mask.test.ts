import { describe, expect, it } from 'vitest'
import { maskPersonalData } from '../../../shared/privacy/mask.ts'

describe('masking', () => {
  it.each([
    ['call her at 705-555-0123 please', 'call her at [phone] please'],
    ['call (705) 555-0123', 'call [phone]'],
    ['+1 705 555 0123', '[phone]'],
    ['mail jo.smith+311@mail.example.ca', 'mail [email]'],
    ['card 4111 1111 1111 1111', 'card [card]'],
    ['SIN 046 454 286', 'SIN [sin]'],
    ['postal code k1a 0b1', 'postal code [postal code]'],
    ['at 12 Maple Street, back door', 'at [address], back door'],
    ['au 12, rue des Érables', 'au [address]'],
    ['account 00123456789', 'account [number]'],
    // As they stand in other programs, from which agents paste.
    ['card 4111.1111.1111.1111', 'card [card]'],
    ['call 705\u2011555\u20110123', 'call [phone]'],
    ['call 705\u2013555\u20130123', 'call [phone]'],
    ['call (705)\u00a0555\u20110123', 'call [phone]'],
    ['call 705/555/0123', 'call [phone]'],
    ['SIN 046.454.286', 'SIN [sin]'],
    ['postal code K1A\u00a00B1', 'postal code [postal code]'],
    ['account 00.12.345.678', 'account [number]'],
  ])('turns «%s» into «%s»', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked)
  })

  it.each(['2 bins, $4.10 each, by 7 a.m.', 'request 4521 on 2026-11-23', 'call 311 or 911', 'bag tag 4,35 $'])(
    'leaves «%s» as it is',
    (text) => expect(maskPersonalData(text)).toBe(text),
  )
})
