import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'

// Pictures are no part of an answer: nothing is fetched from anywhere, not even to be refused by the policy.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image')

// On the page a body stands below the panel's own headings, however deep its author began.
for (const rule of ['heading_open', 'heading_close']) {
  markdown.renderer.rules[rule] = (tokens, at, options, _env, renderer) => {
    const token = tokens[at]
    if (token) token.tag = 'h5'
    return renderer.renderToken(tokens, at, options)
  }
}

/** All that an answer's body may contain; everything else is dropped, with its attributes. */
const allowed = {
  ALLOWED_TAGS: ['p', 'strong', 'em', 'ul', 'ol', 'li', 'a', 'br', 'code', 'blockquote', 'h5'],
  ALLOWED_ATTR: ['href'],
  ALLOWED_URI_REGEXP: /^(?:https:\/\/|tel:|mailto:)/i,
} as const

/** Markdown as nodes that are safe to put on the page: raw HTML is text, and only the tags above are made. */
export function markdownToNodes(source: string): DocumentFragment {
  return DOMPurify.sanitize(markdown.render(source), {
    ...allowed,
    ALLOWED_TAGS: [...allowed.ALLOWED_TAGS],
    ALLOWED_ATTR: [...allowed.ALLOWED_ATTR],
    RETURN_DOM_FRAGMENT: true,
  })
}

type Token = ReturnType<typeof markdown.parse>[number]

/** The headings of a body that was drawn. */
export const headingsIn = (body: ParentNode): HTMLElement[] => [...body.querySelectorAll<HTMLElement>('h5')]

/** Markdown as a person would type it into a message: no marks, one paragraph or list item a line. */
export function plainText(source: string): string {
  const lines: string[] = []
  const bullets = makeBullets()
  for (const token of markdown.parse(source, {})) {
    bullets.see(token)
    if (token.type === 'inline') lines.push(bullets.next() + inlineText(token.children ?? []))
  }
  return lines.join('\n')
}

/** Follows lists as they open and close, and knows what stands before the next line. */
function makeBullets() {
  const lists: { ordered: boolean; number: number }[] = []
  let bullet = ''
  const begin = (list: { ordered: boolean; number: number } | undefined) => {
    if (!list) return
    list.number += 1
    bullet = list.ordered ? `${list.number}. ` : '- '
  }
  return {
    see({ type }: Token) {
      if (type === 'ordered_list_open' || type === 'bullet_list_open')
        lists.push({ ordered: type[0] === 'o', number: 0 })
      if (type === 'ordered_list_close' || type === 'bullet_list_close') lists.pop()
      if (type === 'list_item_open') begin(lists.at(-1))
    },
    next() {
      const taken = bullet
      bullet = ''
      return taken
    },
  }
}

const inlineText = (tokens: readonly { readonly type: string; readonly content: string }[]) =>
  tokens.map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content)).join('')
