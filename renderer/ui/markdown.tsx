import { makeStyles, tokens } from '@fluentui/react-components'
import { useLayoutEffect, useRef } from 'react'
import { headingsIn, markdownToNodes, plainText } from './markdown-text.ts'

const useStyles = makeStyles({
  body: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    '& p': { margin: `0 0 ${tokens.spacingVerticalS}` },
    '& ul, & ol': { margin: `0 0 ${tokens.spacingVerticalS}`, paddingLeft: '24px' },
    '& li': { marginBottom: tokens.spacingVerticalXXS },
    '& h5': { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXXS}`, fontSize: tokens.fontSizeBase300 },
    // The part that was looked for: marked at its edge, so that it is found again and still reads like the others.
    '& h5[aria-current]': {
      boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
      backgroundColor: tokens.colorBrandBackground2,
      paddingLeft: tokens.spacingHorizontalS,
      '@media (forced-colors: active)': { borderLeft: '3px solid Highlight' },
    },
    '& a': { color: tokens.colorBrandForegroundLink },
  },
})

type Props = {
  readonly source: string
  readonly onLink: (url: string) => void
  /** A heading in it, as it stands in the source, that is to be marked. */
  readonly marked?: string | undefined
}

/** Markdown through an allow-list. Links are handed to the caller; the page itself never goes anywhere. */
export function Markdown({ source, onLink, marked }: Props) {
  const styles = useStyles()
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!body.current) return
    body.current.replaceChildren(markdownToNodes(source))
    if (marked !== undefined) findHeading(body.current, marked)?.setAttribute('aria-current', 'location')
  }, [source, marked])
  useLayoutEffect(() => {
    const element = body.current
    const follow = (event: Event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link) return
      event.preventDefault()
      onLink(link.getAttribute('href') ?? '')
    }
    element?.addEventListener('click', follow)
    return () => element?.removeEventListener('click', follow)
  }, [onLink])
  return <div ref={body} className={styles.body} />
}

function findHeading(body: HTMLElement, heading: string): HTMLElement | undefined {
  const text = plainText(heading)
  return headingsIn(body).find(({ textContent }) => textContent?.trim() === text)
}
