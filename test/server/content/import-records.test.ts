import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aContentCommand, type ContentCommand, commandDay } from '../support/a-content-command.ts'
import { anAnswerText } from '../support/an-answer-text.ts'

let desk: ContentCommand
beforeEach(async () => {
  desk = await aContentCommand()
})
afterEach(() => desk.remove())

const importing = async (name: string, content: string, ...more: string[]) =>
  desk.content('import', await desk.file(name, content), ...more)
const published = async (name: string, content: string, ...more: string[]) => {
  await importing(name, content, '--publish', ...more)
  return desk.release(1)
}
const faultsOf = async (name: string, content: string) => {
  await expect(importing(name, content)).rejects.toThrow('Nothing was published')
  return desk.said.filter((line) => line.startsWith('fault')).map((line) => line.slice('fault      '.length))
}
const noted = (line: string) => desk.said.find((said) => said.includes(line))
const jsonl = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n')

const article = {
  id: 'PHL-127',
  title: 'Trash collection',
  category: 'Streets, Trash and Recycling',
  keywords: 'garbage, rubbish',
  url: 'https://city.example/trash',
  dated: '2015-02-06',
  body: '# Trash\n\nWe collect trash each week. Set it out by seven.\n\n## Holidays\n\nOne day later.',
  lang: 'en',
  jurisdiction: 'Elsewhere',
}

describe('an article of another knowledge base', () => {
  it('becomes an answer by the documented rules', async () => {
    expect(await published('kb.jsonl', jsonl(article))).toMatchObject([
      {
        answerId: 'phl-127',
        title: 'Trash collection',
        kind: 'information',
        service: 'waste',
        audience: 'Everybody',
        spoken: 'We collect trash each week. Set it out by seven. One day later.',
        residentsWords: ['garbage', 'rubbish'],
        steps: '1. The steps are still to be written. Read the detail.',
        detail: '### Trash\n\nWe collect trash each week. Set it out by seven.\n\n### Holidays\n\nOne day later.',
        links: [{ label: 'Trash collection', url: 'https://city.example/trash' }],
        owner: 'content-team',
        revisedOn: '2015-02-06',
        reviewOn: '2016-02-06',
        effectiveFrom: '2015-02-06',
        effectiveUntil: null,
      },
    ])
  })

  it('is reported with all that was derived', async () => {
    await importing('kb.jsonl', jsonl(article))
    expect(noted('en/phl-127')).toBe(
      'new        en/phl-127  kb.jsonl:1  (id made from its own; headings were put below ours; spoken to be written; steps to be written; kind: information; audience: Everybody; owner: content-team; service: waste for "Streets, Trash and Recycling"; review a year after it was revised)',
    )
  })

  it('is in French where it says so', async () => {
    const french = { ...article, lang: 'fr', body: 'Le lundi.' }
    expect(await published('kb.jsonl', jsonl(french))).toMatchObject([{ language: 'fr', audience: 'Tout le monde' }])
  })

  it('is in the language of the command where it says none', async () => {
    const { lang: _, ...silent } = article
    expect(await published('kb.jsonl', jsonl(silent), '--language', 'fr')).toMatchObject([{ language: 'fr' }])
  })

  it.each([
    ['a category of no service of ours', { category: 'Claims' }, 'service: civic, because "Claims" is none of ours'],
    ['a link that is not https', { url: 'http://old.example' }, 'link left out, because it is not https: http://old'],
    ['a year for a day', { dated: 'c2024' }, 'revised about 2024'],
    ['a part of a text', { truncated: true }, 'the source had only a part of it'],
    ['a picture', { body: '![map](https://x.example/m.png) of it.' }, 'pictures became links'],
    ['a tag', { body: 'Use <keyword> here.' }, 'what looked like a tag became text'],
  ])('is told of %s', async (_what, changes, note) => {
    await importing('kb.jsonl', jsonl({ ...article, ...changes }))
    expect(noted('en/phl-127')).toContain(note)
  })

  it('is left out when it was retired', async () => {
    await importing('kb.jsonl', jsonl(article, { ...article, id: 'old', status_in_source: 'trash' }))
    expect(desk.said).toContain('left out   kb.jsonl:2: is "trash" where it comes from')
  })

  it('keeps an id of its own when its name is too long', async () => {
    const long = 'a-very-long-name-'.repeat(8)
    const texts = await published('kb.jsonl', jsonl({ ...article, id: `${long}1` }, { ...article, id: `${long}2` }))
    expect(new Set(texts.map(({ answerId }) => answerId)).size).toBe(2)
  })

  it('is no change when it comes again', async () => {
    const { dated: _, ...undated } = article
    await desk.publish(anAnswerText())
    await importing('kb.jsonl', jsonl(undated), '--publish')
    expect(await importing('kb.jsonl', jsonl(undated))).toContain('There is nothing to publish.')
  })

  it('keeps the spoken line that somebody has written since', async () => {
    await published('kb.jsonl', jsonl(article))
    await importing('spoken.csv', 'id,spoken\nphl-127,Trash goes out by seven.\n', '--publish')
    await importing('kb.jsonl', jsonl({ ...article, body: 'We collect it twice a week.' }), '--publish')
    expect(await desk.release(3)).toMatchObject([
      { spoken: 'Trash goes out by seven.', detail: 'We collect it twice a week.' },
    ])
  })
})

describe('a bad JSONL file is refused by line and reason', () => {
  it.each([
    ['no JSON', '{"id":', /^kb.jsonl:2: is not JSON: /],
    ['no object', '[1]', /^kb.jsonl:2: is JSON, but no object$/],
    [
      'no body',
      jsonl({ id: 'x', title: 'X' }),
      /^kb.jsonl:2: there is nothing under "## Detail"|^kb.jsonl:2: "spoken"/,
    ],
    [
      'half a letter',
      '{"id":"x","title":"\\ud800","body":"Text."}',
      /^kb.jsonl:2: "title" has a control character, or/,
    ],
    ['a zero byte', '{"id":"x","title":"a\\u0000","body":"Text."}', /^kb.jsonl:2: "title" has a control character/],
    [
      'a field of ours that is none',
      jsonl({ ...anAnswerText(), colour: 'red' }),
      /^kb.jsonl:2: "colour" is not a field/,
    ],
    ['a number for a title of ours', jsonl({ ...anAnswerText(), title: 3 }), /^kb.jsonl:2: "title" must be a text$/],
    [
      'a dangerous link of ours',
      jsonl({ ...anAnswerText(), links: [{ label: 'x', url: 'javascript:x' }] }),
      /^kb.jsonl:2: "links", entry 1/,
    ],
    ['a line longer than any', `{"id":"${'x'.repeat(1_000_001)}"}`, /^kb.jsonl:2: is longer than 1000000 letters$/],
  ])('%s', async (_what, line, fault) => {
    const faults = await faultsOf('kb.jsonl', `${JSON.stringify(article)}\n${line}\n`)
    expect(faults).toContainEqual(expect.stringMatching(fault))
  })
})

describe('a page', () => {
  it('becomes one answer, named like its file', async () => {
    const page = '<title>Potholes</title><h1>Potholes</h1><p>We fill <b>them</b> within three days.</p>'
    expect(await published('pothole-report.html', page)).toMatchObject([
      {
        answerId: 'pothole-report',
        title: 'Potholes',
        detail: 'We fill **them** within three days.',
        revisedOn: commandDay,
      },
    ])
  })

  it('that is pasted is named by its title', async () => {
    await desk.paste('<h1>Report a pothole</h1><p>We fill it.</p>', '--format', 'html', '--publish')
    expect(await desk.release(1)).toMatchObject([{ answerId: 'report-a-pothole', detail: 'We fill it.' }])
  })

  it('that is pasted without a title is refused', async () => {
    await expect(desk.paste('<p>We fill it.</p>', '--format', 'html')).rejects.toThrow('Nothing was published')
    expect(desk.said).toContain('fault      pasted: "title" is missing')
  })

  it('without text is refused', async () => {
    expect(await faultsOf('page.html', '<script>x</script>')).toEqual(['page.html: there is no text on this page'])
  })
})

const inquiry = {
  services: [
    {
      id: ' 1034 ',
      service_name: 'Broken Street Light ',
      expiration: '2027-01-01T00:00:00Z',
      brief_description: 'Report a street light that is out.',
      categories: [{ category_name: 'Street Lights' }],
      url: 'https://city.example/lights',
      description: 'Plain text.',
      description_html: '<p>Report a <b>light</b>.</p><script>x</script>',
      web_actions: [
        { type: 'Service Request', label: 'Report it', url: 'https://city.example/report' },
        { type: 'Link', label: 'Old', url: 'http://old.example' },
      ],
    },
  ],
}
const inquiryXml = `<?xml version="1.0" encoding="utf-8"?>
<services><service><id> 1034 </id><service_name>Broken Street Light </service_name>
<expiration>2027-01-01T00:00:00Z</expiration><brief_description>Report a street light that is out.</brief_description>
<cateogries><category><category_name>Street Lights</category_name></category></cateogries>
<url>https://city.example/lights</url><description>Plain text.</description>
<description_html><![CDATA[<p>Report a <b>light</b>.</p><script>x</script>]]></description_html>
<web_actions><web_action><type>Service Request</type><label>Report it</label><url>https://city.example/report</url></web_action>
<web_action><type>Link</type><label>Old</label><url>http://old.example</url></web_action></web_actions>
</service></services>`

describe('an Open311 service', () => {
  const expected = {
    answerId: 'service-1034',
    title: 'Broken Street Light',
    service: 'roads',
    spoken: 'Report a street light that is out.',
    detail: 'Report a **light**.',
    links: [
      { label: 'Broken Street Light', url: 'https://city.example/lights' },
      { label: 'Report it', url: 'https://city.example/report' },
    ],
    // It expires as the day begins.
    effectiveUntil: '2026-12-31',
  }

  it('is read from JSON', async () => {
    expect(await published('inquiry.json', JSON.stringify(inquiry))).toMatchObject([expected])
  })

  it('is read from JSON with commas too many', async () => {
    const wild = JSON.stringify(inquiry).replaceAll('}]', '},]').replace('Plain text.', 'Plain ,] text.')
    expect(await published('inquiry.json', wild)).toMatchObject([expected])
  })

  it('is read from XML', async () => {
    expect(await published('inquiry.xml', inquiryXml)).toMatchObject([expected])
  })

  it('is valid until further notice when it expires at the end of the century', async () => {
    const [first] = await published('inquiry.xml', inquiryXml.replace('2027-01-01T', '12-31-2099T'))
    expect(first?.effectiveUntil).toBeNull()
  })

  it('is refused with a day that is none', async () => {
    expect(await faultsOf('inquiry.xml', inquiryXml.replace('2027-01-01T', '2027-13-01T'))).toEqual([
      'inquiry.xml:1: "expiration" is no day: 2027-13-01T00:00:00Z',
    ])
  })
})

describe('other Open311 records', () => {
  it('of a question become an answer', async () => {
    const faq = { id: '7', question: 'When is the pool open?', answer: 'Every day from six.', expiration: '' }
    expect(await published('faq.json', JSON.stringify([faq]))).toMatchObject([
      { answerId: 'faq-7', title: 'When is the pool open?', detail: 'Every day from six.' },
    ])
  })

  it('of a facility become an answer with its place and hours', async () => {
    const pool = {
      id: 9,
      facility_name: 'North Pool',
      type: 'Pool',
      brief_description: 'An outdoor pool.',
      address: '1 North St',
      displayed_hours: 'Daily 6-22',
      features: [{ feature_name: 'Ramp' }, { feature_name: 'Lockers' }],
    }
    const [answer] = await published('facilities.json', JSON.stringify({ facilities: [pool] }))
    expect(answer?.detail).toBe(
      'An outdoor pool.\n\nAddress: 1 North St\n\nHours: Daily 6-22\n\nFeatures: Ramp, Lockers',
    )
  })

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><services/>', 'x.xml:1: a document type is not allowed'],
    ['XML that is none', '<services><service></services>', /^x.xml:1: is not XML: /],
    ['an entity of its own', '<services>&x;</services>', /^x.xml:1: is not XML: /],
    ['neither XML nor JSON', 'services', /^x.xml: is neither XML nor JSON: /],
    ['other data', '{"a":1}', 'x.xml: there is no Open311 service, facility or question in it'],
    ['XML without end', `${'<a>'.repeat(10_000)}`, 'x.xml:1: is nested deeper than 50 elements'],
  ])('are refused for %s', async (_what, content, fault) => {
    expect(await faultsOf('x.xml', content)).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)])
  })
})
