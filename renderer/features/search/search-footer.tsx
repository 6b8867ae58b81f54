import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useAppSelector } from '../../app/hooks.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useKeyNames } from '../key-map/use-keys.ts'
import { selectIsMissingTold, selectMissing, selectRows } from './search-selectors.ts'

const useStyles = makeStyles({
  quiet: {
    flex: '1 1 0',
    minHeight: '96px',
    margin: 0,
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  footer: {
    marginTop: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    minHeight: '36px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  keys: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
})

/** How much was found; or calmly, where the rows would be, that nothing was. A screen reader hears either from below. */
export function SearchFooter() {
  const { t } = useTranslation()
  const styles = useStyles()
  const outcome = useOutcome()
  const keyNames = useKeyNames()
  const hasRows = useAppSelector(selectRows).length > 0
  return (
    <>
      {!hasRows && (
        <p className={styles.quiet} aria-hidden="true">
          {outcome}
        </p>
      )}
      <div className={styles.footer}>
        <span role="status">{hasRows ? outcome : <VisuallyHidden>{outcome}</VisuallyHidden>}</span>
        <span className={styles.keys} aria-hidden="true">
          {hasRows && <KeyHint keys={['↑', '↓']} />}
          {hasRows && t('search.choose')}
          {hasRows && <KeyHint keys={keyNames(['Enter']).shown} />}
          {hasRows && t('search.openRow')}
          <KeyHint keys={keyNames(['Esc']).shown} />
          {t('search.back')}
        </span>
      </div>
    </>
  )
}

function useOutcome(): string {
  const { t } = useTranslation()
  const { result, failed } = useAppSelector(({ search }) => search)
  const hasRelease = useAppSelector(({ connection }) => connection.release.installed !== null)
  const isMissing = useAppSelector(selectMissing) !== null
  const isTold = useAppSelector(selectIsMissingTold)
  const shown = useAppSelector(selectRows).length
  if (!hasRelease) return t('suggestions.noRelease')
  if (failed) return t('search.failed')
  if (isMissing) return isTold ? t('search.nothingTold') : t('search.nothing')
  if (!result || result.total === 0) return t('search.hint')
  if (result.total > shown) return t('search.best', { shown, total: result.total })
  return t('search.count', { count: result.total })
}
