import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { tabChosen } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { selectFlagNews } from './flags-selectors.ts'

const useStyles = makeStyles({
  link: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

/** For the status line: that a flag was noted, and that some were settled. It waits to be looked at. */
export function FlagNews() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const noted = useAppSelector(({ flags }) => flags.noted)
  const count = useAppSelector(selectFlagNews).length
  return (
    <span role="status">
      {noted && t('flags.noted')}
      {!noted && count > 0 && (
        <Link as="button" className={styles.link} onClick={() => dispatch(tabChosen('my-day'))}>
          {t('flags.news', { count })}
        </Link>
      )}
    </span>
  )
}
