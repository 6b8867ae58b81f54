import type { EpochMs } from '../../../shared/clock.ts'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'

export type FigureFault = Extract<RequestAnswer<'effect:read'>, { ok: false }>['reason']

/** What the centre told of one question, and what came of asking again. */
export type Told<Value> = {
  /** The question, as text; null: nothing was asked yet. */
  readonly asked: string | null
  /** The answer to it; null: not heard yet. */
  readonly value: Value | null
  /** When that was, on this workstation's clock. */
  readonly readAt: EpochMs
  /** Why it was not told the last time; null when it was. */
  readonly fault: FigureFault | null
}

export const nothingTold: Told<never> = { asked: null, value: null, readAt: 0, fault: null }

/** Asked again, the last answer stays until there is another; of another question it would be a wrong one. */
export function withAsked<Value>(told: Told<Value>, asked: string): Told<Value> {
  return told.asked === asked ? { ...told, fault: null } : { ...nothingTold, asked }
}

/** An answer to what is not asked any more is dropped. */
export function withAnswer<Value>(
  told: Told<Value>,
  asked: string,
  answer: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: FigureFault },
  readAt: EpochMs,
): Told<Value> {
  if (told.asked !== asked) return told
  return answer.ok ? { asked, value: answer.value, readAt, fault: null } : { ...told, fault: answer.reason }
}
