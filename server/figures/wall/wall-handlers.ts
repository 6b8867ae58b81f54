import { success } from '../../../shared/result.ts'
import type { RequestHandlers } from '../../socket/request-handler.ts'
import type { WallWatch } from './keep-wall.ts'

export const wallHandlers = (wall: Pick<WallWatch, 'follow'>): Pick<RequestHandlers, 'wall:read'> => ({
  'wall:read': {
    verb: 'figures:read',
    answer: async (_input, { socketId }) => success(await wall.follow(socketId)),
  },
})
