import { describe, expect, it } from 'vitest'
import { htmlToMarkdown } from '../../../server/content/import/html-to-markdown.ts'

const markdownOf = (html: string) => htmlToMarkdown(html)?.markdown

describe('a page', () => {
  const page = `<!doctype html><html><head><title>Potholes | City</title><style>p { color: red }</style>
    <link rel="canonical" href="https://portellery.example/roads/potholes"></head><body>
    <nav><a href="/">Home</a></nav>
    <main><h1>Potholes</h1>
      <p>We fill <b>potholes</b> on <em>city</em>
      streets.<br>Not on highways.</p>
      <h2>What we need</h2>
      <ol><li>The street<li>The size <ul><li>a plate</li><li>a <b>table</b></li></ul></ol>
      <table><tr><th>Road</th><th>Days</th></tr><tr><td>Main</td><td>3</td></tr></table>
      <blockquote><p>Drive slowly.</p></blockquote>
      <p><a href="https://portellery.example/a(b)?x=1&amp;copy=2">Report it</a>, <a href="map">the map</a>,
      <a href="tel:+17055550130">call</a>, <a href="http://old.example">old</a>.</p>
      <img src="x.png" alt="A pothole"><script>track()</script>
    </main><footer>© City</footer></body></html>`

  it('becomes the Markdown of its main part', () => {
    expect(markdownOf(page)).toBe(
      [
        'We fill **potholes** on *city* streets.\\\nNot on highways.',
        '### What we need',
        '1. The street\n2. The size\n\n   - a plate\n   - a **table**',
        '- Road — Days\n\n- Main — 3',
        '> Drive slowly.',
        '[Report it](https://portellery.example/a%28b%29?x=1&amp;copy=2), [the map](https://portellery.example/roads/map), [call](tel:+17055550130), old.',
        'A pothole',
      ].join('\n\n'),
    )
  })

  it('is called what its heading says', () => {
    expect(htmlToMarkdown(page)?.title).toBe('Potholes')
  })

  it('tells what was left out', () => {
    expect(htmlToMarkdown(page)?.notes).toEqual([
      'left out: 1 × link that is not https, tel or mailto, 1 × img, 1 × script',
    ])
  })
})

describe('text of a page', () => {
  it.each([
    ['a star', '<p>2 * 3 * 4</p>', '2 \\* 3 \\* 4'],
    ['a tag that is text', '<p>&lt;b&gt;</p>', '&lt;b>'],
    ['an entity that is text', '<p>&amp;lt;</p>', '&amp;lt;'],
    ['a heading mark', '<p># 5</p>', '\\# 5'],
    ['a number with a point', '<p>2. May</p>', '2\\. May'],
    ['a dash', '<p>- 5 °C</p>', '\\- 5 °C'],
    ['words joined by underscores', '<p>my_file_name _x_</p>', 'my_file_name \\_x\\_'],
    ['a link that is text', '<p>[x](https://x.example)</p>', '\\[x\\](https://x.example)'],
    ['letters that nobody sees', '<p>a\u202eb\u200bc</p>', 'abc'],
  ])('stays %s', (_what, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown)
  })

  it('keeps the white space around what is emphasized', () => {
    expect(markdownOf('<p>one<b> two </b>three</p>')).toBe('one **two** three')
  })

  it('is read from a piece of a page as well', () => {
    expect(markdownOf('Call <b>311</b>')).toBe('Call **311**')
  })
})
