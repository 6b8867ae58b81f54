import type { Request, RequestAnswer } from '../../../shared/ipc-contract.ts'

type Failure<Answer> = Extract<Answer, { ok: false }>

/** Why something about content did not work. */
export type ContentFault = Failure<RequestAnswer<Extract<Request, `content:${string}`>>>['reason']

/** What did not work, with what the expert reads of it. */
export type ContentFailure = { readonly reason: ContentFault; readonly detail?: string | undefined }
