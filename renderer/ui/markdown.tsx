import { makeStyles, tokens } from '@fluentui/react-components'
import { useLayoutEffect, useRef } from 'react'
import { markdownToNodes } from './markdown-text.ts'

const useStyles = makeStyles({
  body: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    '& p': { margin: `0 0 ${tokens.spacingVerticalS}` },
    '& ul, & ol': { margin: `0 0 ${tokens.spacingVerticalS}`, paddingLeft: '24px' },
    '& li': { marginBottom: tokens.spacingVerticalXXS },
    '& a': { color: tokens.colorBrandForegroundLink },
  },
})

type Props = { readonly source: string; readonly onLink: (url: string) => void }

/** Markdown through an allow-list. Links are handed to the caller; the page itself never goes anywhere. */
export function Markdown({ source, onLink }: Props) {
  const styles = useStyles()
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    body.current?.replaceChildren(markdownToNodes(source))
  }, [source])
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
