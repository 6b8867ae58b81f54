import { useTranslation } from 'react-i18next'
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { derived, figureOf, type PeriodFigure } from '../../../../shared/figures/derived.ts'
import { stepOf } from '../../../../shared/figures/period-view.ts'
import { wallTime } from '../../../../shared/time-zone.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { useFigureWords } from '../figure-words.ts'
import { openBehind } from './behind.ts'
import { axis, besideColour, gridColour, nowColour } from './chart-colours.ts'
import { ChartFrame } from './chart-frame.tsx'
import { ChartTip } from './chart-tip.tsx'
import { FigureSelect } from './figure-select.tsx'
import type { PeriodFigures } from './periods-slice.ts'

type Props = {
  readonly figures: PeriodFigures
  readonly figure: PeriodFigure
  readonly onFigure: (figure: PeriodFigure) => void
}

/** How a figure went, step by step, beside the period that it is compared with. */
export function CourseChart({ figures, figure, onFigure }: Props) {
  const { period, course, beside } = figures
  const dispatch = useAppDispatch()
  const { t } = useTranslation()
  const words = useFigureWords()
  const locale = useLocale()
  const step = stepOf(period)
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: course.timeZone,
    ...(step === 'quarter'
      ? { timeStyle: 'short' }
      : step === 'month'
        ? { month: 'short', year: 'numeric' }
        : { month: 'short', day: 'numeric' }),
  })
  const points = course.steps.map(({ from, figures: now }, place) => {
    const other = beside?.course.steps[place]?.figures
    return { at: format.format(from), now: figureOf(figure, now), beside: other ? figureOf(figure, other) : null }
  })
  const names = { now: t('periods.now'), beside: t('periods.compared') }
  const write = (value: number) => words.value(figure, value)
  const columns = beside ? [names.now, names.beside] : [names.now]
  const open = (place: number) => {
    const at = course.steps[place]
    if (!at) return
    // A question has days: a quarter of an hour is one of them and when it begins.
    const part =
      step === 'quarter' ? { period, quarter: at.from } : { period: { from: dayOf(at.from), until: dayOf(at.until) } }
    dispatch(
      openBehind({
        figures,
        figure,
        ...part,
        title: t('figures.named', { name: t(`figure.${figure}.name`), value: points[place]?.at }),
      }),
    )
  }
  const dayOf = (at: number) => wallTime(at, course.timeZone).slice(0, 10)
  return (
    <ChartFrame
      title={t('periods.course')}
      onOpen={open}
      head={<FigureSelect value={figure} onChoose={onFigure} />}
      table={{
        head: [t('periods.step'), ...columns],
        rows: points.map((point) => [
          point.at,
          words.value(figure, point.now),
          ...(beside ? [words.value(figure, point.beside)] : []),
        ]),
      }}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={points}
          onClick={({ activeTooltipIndex }) => open(Number(activeTooltipIndex))}
          accessibilityLayer
          title={t('periods.courseOf', { figure: t(`figure.${figure}.name`) })}
        >
          <CartesianGrid vertical={false} stroke={gridColour} />
          <XAxis dataKey="at" {...axis} minTickGap={24} />
          <YAxis
            {...axis}
            tickFormatter={write}
            width={64}
            domain={derived[figure].unit === 'share' ? [0, 1] : [0, 'auto']}
          />
          <Tooltip content={<ChartTip names={names} write={write} />} />
          {derived[figure].unit === 'count' ? (
            <Bar dataKey="now" fill={nowColour} isAnimationActive={false} onClick={(_bar, place) => open(place)} />
          ) : (
            <Line dataKey="now" stroke={nowColour} strokeWidth={2} dot={points.length < 40} isAnimationActive={false} />
          )}
          {beside && (
            <Line
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
