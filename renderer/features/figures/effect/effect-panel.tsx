import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Effect } from '../../../../shared/figures/effect-contract.ts'
import type { Filter, Period } from '../../../../shared/figures/question.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { FigurePanel } from '../figure-panel.tsx'
import { readEffect } from './effect-commands.ts'
import { EffectTable } from './effect-table.tsx'
import { QuestionCost } from './question-cost.tsx'
import { SuggestionUse } from './suggestion-use.tsx'

const useStyles = makeStyles({ quiet: { margin: 0, maxWidth: '60em', color: tokens.colorNeutralForeground2 } })

type Props = { readonly period: Period; readonly filter: Filter }

/** Whether suggestions help in a period, how they are used, and what basic questions cost. */
export function EffectPanel({ period, filter }: Props) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const told = useAppSelector(({ effect }) => effect)
  // As text: whoever draws this may make a new period of the same days each time.
  const asked = JSON.stringify({ period, filter })
  useEffect(() => void dispatch(readEffect(asked)), [dispatch, asked])
  return (
    <FigurePanel title={t('effect.title')} loading={t('effect.loading')} told={told}>
      {(effect) => <Figures effect={effect} />}
    </FigurePanel>
  )
}

function Figures({ effect }: { readonly effect: Effect }) {
  const { t } = useTranslation()
  const styles = useStyles()
  if (effect.all.assisted + effect.all.unassisted === 0) return <p className={styles.quiet}>{t('effect.nothing')}</p>
  return (
    <>
      <p className={styles.quiet}>{t('effect.caveat')}</p>
      <EffectTable effect={effect} />
      <SuggestionUse effect={effect} />
      <QuestionCost effect={effect} />
    </>
  )
}
