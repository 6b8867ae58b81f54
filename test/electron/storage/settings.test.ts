import { describe, expect, it } from 'vitest'
import { openSettings, readSettings } from '../../../electron/storage/settings.ts'
import type { Settings } from '../../../shared/settings.ts'

const defaults: Settings = {
  language: 'en',
  theme: 'system',
  serverUrl: 'http://127.0.0.1:3311',
  cardsFrom: 'possible',
  hourCost: null,
}

describe('settings', () => {
  it('are the defaults in an empty file', () => {
    expect(readSettings({}, defaults)).toEqual(defaults)
  })

  it('lose only the one that makes no sense', () => {
    expect(
      readSettings({ language: 'fr', theme: 'pink', serverUrl: 'ftp://x', cardsFrom: 'always' }, defaults),
    ).toEqual({
      ...defaults,
      language: 'fr',
    })
  })

  it('keep what is not changed', () => {
    const settings = openSettings({ store: { language: 'fr' } }, defaults)
    expect(settings.change({ theme: 'dark', cardsFrom: 'strong' })).toEqual({
      ...defaults,
      language: 'fr',
      theme: 'dark',
      cardsFrom: 'strong',
    })
  })
})
