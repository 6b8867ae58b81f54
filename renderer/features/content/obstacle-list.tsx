import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Obstacle, TextName, ToldObstacle } from '../../../shared/content/obstacle.ts'
import { useAppSelector } from '../../app/hooks.ts'

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
})

type Props = {
  readonly obstacles: readonly ToldObstacle[]
  /** Whether each is said with the draft in whose way it stands. */
  readonly namesDrafts?: boolean
}

/** What stands in the way of a draft or a release, in the reader's language; a code that is new here in the centre's. */
export function ObstacleList({ obstacles, namesDrafts = false }: Props) {
  const styles = useStyles()
  const say = useObstacleWords()
  const nameOf = useDraftNames()
  return (
    <ul className={styles.list}>
      {obstacles.map((told) => (
        <li key={`${told.draftId} ${told.reason}`}>
          {namesDrafts && nameOf(told.draftId)}
          {say(told)}
        </li>
      ))}
    </ul>
  )
}

/** Tells which draft is meant, before what stands in its way; nothing of one that is not listed. */
function useDraftNames(): (draftId: string | null) => string {
  const { t } = useTranslation()
  const drafts = useAppSelector(({ content }) => content.drafts)
  return (draftId) => {
    const draft = draftId === null ? null : drafts.find((one) => one.draftId === draftId)
    if (!draft) return ''
    const { title, answerId, language } = draft
    return `${t('content.obstacle.of', { title: title || answerId, language: t(`content.languageShort.${language}`) })} `
  }
}

function useObstacleWords(): (told: ToldObstacle) => string {
  const { t } = useTranslation()
  const nameOf = ({ answerId, language, effectiveFrom: day }: TextName) =>
    t('content.obstacle.text', { answerId, language: t(`content.languageShort.${language}`), day })
  const say = (obstacle: Obstacle): string => {
    switch (obstacle.code) {
      case 'field': {
        const { field, fault } = obstacle
        return t('content.obstacle.field', {
          field: t(`content.field.${field}`),
          fault: t(`content.textFault.${fault}`),
        })
      }
      case 'forbidden': {
        const { field, line, what } = obstacle
        return t(`content.obstacle.forbidden.${what}`, { field: t(`content.field.${field}`), line })
      }
      case 'second-person':
        return t('content.obstacle.second-person', { name: obstacle.name })
      case 'no-address':
        return t('content.obstacle.no-address', { link: obstacle.link, url: obstacle.url })
      case 'unknown-related':
        return t('content.obstacle.unknown-related', { answerId: obstacle.answerId })
      case 'golden-lost':
        return t('content.obstacle.golden-lost', { questions: obstacle.questions.join('\n') })
      case 'same-days':
      case 'same-label':
      case 'asked-in-one-language':
      case 'still-named':
        return t(`content.obstacle.${obstacle.code}`, { other: nameOf(obstacle.other) })
      case 'draft-gone':
      case 'not-approved':
      case 'not-in-review':
      case 'replaced-text-gone':
      case 'nothing-new':
      case 'ends-before-it-begins':
      case 'control-character':
      case 'lonely-question':
      case 'still-indexing':
        return t(`content.obstacle.${obstacle.code}`)
      default:
        return assertNever(obstacle)
    }
  }
  return ({ obstacle, text, reason }) => {
    if (!obstacle) return reason
    return text ? t('content.obstacle.inText', { text: nameOf(text), what: say(obstacle) }) : say(obstacle)
  }
}
