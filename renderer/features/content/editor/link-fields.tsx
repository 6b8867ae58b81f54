import { Button, Input, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, DismissRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftText } from '../../../../shared/content/draft.ts'

const useStyles = makeStyles({
  link: { display: 'flex', gap: tokens.spacingHorizontalXS, marginBottom: tokens.spacingVerticalXXS, minWidth: 0 },
  label: { flex: '1 1 0', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  url: { flex: '2 1 0', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
})

type Links = DraftText['links']

type Props = {
  readonly links: Links
  readonly change: (links: Links) => void
  /** Draws the fields under their name. */
  readonly children: (fields: ReactNode) => ReactNode
}

/** Pages and numbers that an answer leads to, each with its name. */
export function LinkFields({ links, change, children }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const put = (place: number, link: Links[number]) => change(links.map((one, at) => (at === place ? link : one)))
  return children(
    // biome-ignore lint/a11y/useSemanticElements: the field around it has its name
    <div role="group">
      {links.map((link, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link is its place: its name changes while it is typed
        <div key={place} className={styles.link}>
          <Input
            className={styles.label}
            aria-label={t('content.linkLabel', { number: place + 1 })}
            value={link.label}
            maxLength={400}
            onChange={(_event, { value }) => put(place, { ...link, label: value })}
          />
          <Input
            className={styles.url}
            aria-label={t('content.linkUrl', { number: place + 1 })}
            value={link.url}
            maxLength={4_000}
            spellCheck={false}
            onChange={(_event, { value }) => put(place, { ...link, url: value })}
          />
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('content.removeLink', { number: place + 1 })}
            onClick={() => change(links.filter((_link, at) => at !== place))}
          />
        </div>
      ))}
      <Button size="small" icon={<AddRegular />} onClick={() => change([...links, { label: '', url: 'https://' }])}>
        {t('content.addLink')}
      </Button>
    </div>,
  )
}
