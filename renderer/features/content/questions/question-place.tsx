import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useAppSelector } from '../../../app/hooks.ts'
import type { QuestionText } from './question-changes.ts'
import { isPlacedWell, selectPlacing } from './questions-selectors.ts'

const useStyles = makeStyles({
  fails: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
})

/** Whether the release on this workstation finds it, and where. Only the first three places are seen by agents. */
export function QuestionPlace({ question }: { readonly question: QuestionText }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const place = useAppSelector(selectPlacing)(question)
  const isAsked = question.text.trim() !== '' && question.answers.length > 0
  if (place === undefined || !isAsked) return isAsked ? t('content.questions.asking') : null
  const isFine = isPlacedWell(place)
  const key = place === null ? 'notFound' : isFine ? 'found' : 'behind'
  return <span className={mergeClasses(!isFine && styles.fails)}>{t(`content.questions.place.${key}`, { place })}</span>
}
