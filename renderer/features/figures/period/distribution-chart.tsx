import { useTranslation } from 'react-i18next'
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { type Bar as Counted, inSteps } from '../../../../shared/figures/bars.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useFigureWords } from '../figure-words.ts'
import { openBehind } from './behind.ts'
import { axis, besideColour, gridColour, nowColour } from './chart-colours.ts'
import { ChartFrame } from './chart-frame.tsx'
import { ChartTip } from './chart-tip.tsx'
import type { PeriodFigures } from './periods-slice.ts'

const stepMs = 30_000
/** A quarter of an hour; whatever takes longer is in the last. */
const steps = 31

/** How long what was handled took: how many of each half minute, beside the other period to scale. */
export function DistributionChart({ figures }: { readonly figures: PeriodFigures }) {
  const { now, beside } = figures
  const dispatch = useAppDispatch()
  const { t } = useTranslation()
  const words = useFigureWords()
  const [counts, others] = [inSteps(now.bars, stepMs, steps), beside && inSteps(beside.figures.bars, stepMs, steps)]
  // As many as they would be if as much had been handled.
  const scale = beside ? total(now.bars) / Math.max(1, total(beside.figures.bars)) : 1
  const points = counts.map((count, step) => ({
    step: nameOf(step),
    now: count,
    beside: (others?.[step] ?? 0) * scale,
  }))
  const names = { now: t('periods.now'), beside: t('periods.compared') }
  const spanOf = (step: number) =>
    step === steps - 1
      ? t('periods.longer', { time: nameOf(step) })
      : t('periods.upTo', { from: nameOf(step), until: nameOf(step + 1) })
  const open = (step: number) => {
    const handle = { fromMs: step * stepMs, untilMs: step === steps - 1 ? null : (step + 1) * stepMs }
    dispatch(
      openBehind({
        figures,
        handle,
        title: t('figures.named', { name: t('periods.distribution'), value: spanOf(step) }),
      }),
    )
  }
  return (
    <ChartFrame
      title={t('periods.distribution')}
      onOpen={open}
      table={{
        head: [t('figure.handle-time-median.name'), names.now, ...(beside ? [names.beside] : [])],
        rows: counts.map((count, step) => [
          spanOf(step),
          words.count(count),
          ...(others ? [words.count(others[step] ?? 0)] : []),
        ]),
      }}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={points} accessibilityLayer title={t('periods.distribution')} barCategoryGap={1}>
          <CartesianGrid vertical={false} stroke={gridColour} />
          <XAxis dataKey="step" {...axis} minTickGap={24} />
          <YAxis {...axis} tickFormatter={words.count} width={64} />
          <Tooltip content={<ChartTip names={names} write={(value) => words.count(Math.round(value))} />} />
          <Bar dataKey="now" fill={nowColour} isAnimationActive={false} onClick={(_bar, step) => open(step)} />
          {beside && (
            <Line
              type="step"
              dataKey="beside"
              stroke={besideColour}
              strokeWidth={2}
              strokeDasharray="5 4"
              dot={false}
              isAnimationActive={false}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  )
}

const nameOf = (step: number) => formatDuration(step * stepMs)
const total = (bars: readonly Counted[]) => bars.reduce((sum, { count }) => sum + count, 0)
