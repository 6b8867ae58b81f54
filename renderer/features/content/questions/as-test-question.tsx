import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import type { RootState } from '../../../app/store-types.ts'
import { findLine, goToQuestion, makeTestQuestion } from './questions-commands.ts'

/** Makes a question that was tried a test question of the open answer; one that is one already is opened. */
export function AsTestQuestion({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const language = useAppSelector(({ editor }) => editor.open?.active)
  const isNamed = useAppSelector(({ editor }) => Boolean(editor.open?.answerId))
  const standing = useAppSelector((state) => selectStanding(state, text))
  if (!language || !isNamed) return null
  if (standing === 'none')
    return (
      <Button size="small" onClick={() => void dispatch(makeTestQuestion(text))}>
        {t('content.trial.makeTest')}
      </Button>
    )
  return (
    <>
      <span role="status">{t(`content.trial.standing.${standing}`)}</span>{' '}
      <Button size="small" onClick={() => dispatch(goToQuestion({ text, language }))}>
        {t('content.trial.openTest')}
      </Button>
    </>
  )
}

/** Whether it is a test question, of this answer or of others, and whether the centre has it. */
function selectStanding(state: RootState, text: string): 'none' | 'ours' | 'unsaved' | 'others' {
  const { open } = state.editor
  const line = open && findLine(state, { text, language: open.active })
  if (!line) return 'none'
  if (!line.question.answers.includes(open.answerId)) return 'others'
  return line.change === null ? 'ours' : 'unsaved'
}
