import type { Obstacle, TextName, ToldObstacle } from '../../shared/content/obstacle.ts'
import { failure } from '../../shared/result.ts'
import { sayObstacle, sayTextName } from '../content/say-obstacle.ts'

/* Obstacles as the window gets them: the code, and the English of it. */

/** An obstacle in that draft's way. */
export const inWayOf = (draftId: string | null, obstacle: Obstacle): ToldObstacle => ({
  draftId,
  reason: sayObstacle(obstacle),
  ...(obstacle.code === 'not-approved' && { approval: true }),
  obstacle,
})

/** An obstacle in the way of all, in a text that no draft changes. */
export const inWayOfText = (text: TextName, obstacle: Obstacle): ToldObstacle => ({
  draftId: null,
  text,
  reason: `${sayTextName(text)}: ${sayObstacle(obstacle)}`,
  obstacle,
})

/** All of them in English, one a line. */
export const inEnglish = (obstacles: readonly ToldObstacle[]): string =>
  obstacles.map(({ reason }) => reason).join('\n')

/** A request that was refused because of these. */
export const refusal = <Reason extends string>(reason: Reason, obstacles: readonly ToldObstacle[]) => ({
  ...failure(reason, inEnglish(obstacles)),
  obstacles: [...obstacles],
})
