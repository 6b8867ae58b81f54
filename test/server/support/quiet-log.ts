import { createLog } from '../../../server/log.ts'

export const quietLog = createLog('silent')
