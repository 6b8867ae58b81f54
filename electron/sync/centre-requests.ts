import type { z } from 'zod'
import { contentRequests } from '../../shared/content/content-contract.ts'
import { socketRequests } from '../../shared/socket-contract.ts'

/** All that a desktop asks of the centre. */
export const centreRequests = { ...socketRequests, ...contentRequests } as const

export type CentreRequest = keyof typeof centreRequests
export type CentreRequestInput<Name extends CentreRequest> = z.infer<(typeof centreRequests)[Name]['input']>
export type CentreRequestAnswer<Name extends CentreRequest> = z.infer<(typeof centreRequests)[Name]['answer']>
