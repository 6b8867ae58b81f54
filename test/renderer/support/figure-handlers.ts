import type { Drill, DrillPage, InteractionLine } from '../../../shared/figures/drill.ts'
import type { Effect, EffectQuestion } from '../../../shared/figures/effect-contract.ts'
import type { Choices, SavedView } from '../../../shared/figures/period-contract.ts'
import type { AnswerToQuestion, Course, CourseQuestion, Question } from '../../../shared/figures/question.ts'
import type { DayQuestion, Staff, StaffDay } from '../../../shared/figures/staff-contract.ts'
import { type Threshold, usualThresholds } from '../../../shared/figures/threshold.ts'
import type { Wall } from '../../../shared/figures/wall.ts'
import { failure, success } from '../../../shared/result.ts'
import type { Handlers } from './memory-bridge.ts'

/** What the centre knows of itself: nothing, until a test says more. */
export const noFigures = {
  wall: null as Wall | null,
  choices: null as Choices | null,
  views: [] as SavedView[],
  answerCourse: null as ((question: CourseQuestion) => Course) | null,
  thresholds: [...usualThresholds] as readonly Threshold[],
  answerQuestion: null as ((question: Question) => AnswerToQuestion) | null,
  interactionsBehind: null as ((drill: Drill) => DrillPage) | null,
  lines: [] as InteractionLine[],
  effectOf: null as ((question: EffectQuestion) => Effect | Promise<Effect>) | null,
  staff: null as Staff | null,
  dayOf: null as ((question: DayQuestion) => StaffDay | Promise<StaffDay>) | null,
}

type Memory = typeof noFigures & { readonly centreFault: 'server-unreachable' | null; readonly queues: string[] }

type Named = 'wall' | 'period' | 'views' | 'effect' | 'staff' | 'interaction'
type FigureHandlers = Pick<Handlers, Extract<keyof Handlers, `${Named}:${string}`>>

/** Answers a supervisor's questions about figures from what a test put into the memory. */
export function figureHandlers(memory: Memory): FigureHandlers {
  return {
    'period:choices': () => (memory.choices ? success(memory.choices) : failure('server-unreachable')),
    'views:list': () => success({ views: memory.views }),
    'views:put': ({ name, view }) => {
      memory.views = [...memory.views.filter((one) => one.name !== name), { viewId: crypto.randomUUID(), name, view }]
      return success({})
    },
    'views:remove': ({ viewId }) => {
      memory.views = memory.views.filter((one) => one.viewId !== viewId)
      return success({})
    },
    'period:course': (question) =>
      memory.answerCourse ? success(memory.answerCourse(question)) : failure('server-unreachable'),
    'period:read': (question) =>
      memory.answerQuestion ? success(memory.answerQuestion(question)) : failure('server-unreachable'),
    'period:interactions': (drill) =>
      memory.interactionsBehind ? success(memory.interactionsBehind(drill)) : failure('server-unreachable'),
    'interaction:line': ({ interactionId }) => {
      const line = memory.lines.find(({ about }) => about.interactionId === interactionId)
      return line ? success(line) : failure('not-found')
    },
    'effect:read': async (question) =>
      memory.effectOf ? success(await memory.effectOf(question)) : failure('server-unreachable'),
    'staff:read': () => (memory.staff ? success(memory.staff) : failure('server-unreachable')),
    'staff:day': async (question) =>
      memory.dayOf ? success(await memory.dayOf(question)) : failure('server-unreachable'),
    'wall:thresholds': () =>
      memory.centreFault
        ? failure(memory.centreFault)
        : success({ thresholds: [...memory.thresholds], queues: memory.queues }),
    'wall:keep-thresholds': ({ thresholds }) => {
      if (memory.centreFault) return failure(memory.centreFault)
      memory.thresholds = thresholds
      return success({})
    },
    'wall:read': () => (memory.wall ? success(memory.wall) : failure('server-unreachable')),
  }
}
