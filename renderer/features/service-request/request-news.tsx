import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { tabChosen } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { selectStuck } from './request-selectors.ts'

const useStyles = makeStyles({
  link: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

/** For the status line: requests that need somebody, and numbers that came late. They wait to be looked at. */
export function RequestNews() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const stuck = useAppSelector(selectStuck).length
  const news = useAppSelector(({ city }) => city.news).length
  const lookAtThem = () => dispatch(tabChosen('my-day'))
  return (
    <span role="status">
      {stuck > 0 && (
        <Link as="button" className={styles.link} onClick={lookAtThem}>
          {t('serviceRequest.stuck', { count: stuck })}
        </Link>
      )}
      {stuck === 0 && news > 0 && (
        <Link as="button" className={styles.link} onClick={lookAtThem}>
          {t('serviceRequest.news', { count: news })}
        </Link>
      )}
    </span>
  )
}
