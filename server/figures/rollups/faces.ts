import { type Dimension, dimensions } from '../../../shared/figures/question.ts'

/*
 * Which cells there are. A face is a set of no, one or two dimensions, in the order of `dimensions`; a cell of it is what
 * happened in a span where they have these values. Two suffice for a table by one of them that is filtered by another;
 * whatever asks for more is counted from the interactions themselves.
 */

export const grains = ['quarter', 'day', 'month'] as const
export type Grain = (typeof grains)[number]

export type Face = readonly Dimension[]
export const nameOf = (face: Face): string => face.join('+')

const singles = (names: readonly Dimension[]): Face[] => names.map((name) => [name])
const pairs = (names: readonly Dimension[]): Face[] =>
  names.flatMap((one, place) => names.slice(place + 1).map((other) => [one, other]))

/** An hour of the week by topic would be more cells than interactions. */
const isKept = (face: Face) => nameOf(face) !== 'topic+hour'

const ofQuarters = [[], ...singles(['channel', 'queue'])]
/** A month is added up from its days, and has what they have. */
const grained = (ofDays: readonly Face[]): Record<Grain, readonly Face[]> => ({
  quarter: ofQuarters,
  day: ofDays,
  month: ofDays,
})

/** What was handled. */
export const handledFaces = grained([[], ...singles(dimensions), ...pairs(dimensions).filter(isKept)])

/** Who came: of those who were never answered nobody knows a team, a topic or an outcome. */
export const arrivedDimensions: readonly Dimension[] = ['channel', 'queue', 'language', 'hour']
export const arrivedFaces = grained([[], ...singles(arrivedDimensions), ...pairs(arrivedDimensions)])
