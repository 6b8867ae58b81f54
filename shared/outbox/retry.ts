/** How long to wait before the next attempt. */
export type RetryPolicy = { readonly firstMs: number; readonly mostMs: number }

export const deliveryRetry: RetryPolicy = { firstMs: 500, mostMs: 30_000 }

/**
 * Exponential back-off with full jitter: anything between nothing and `firstMs · 2^attempt`, at most `mostMs`, so
 * that desktops cut off together do not come back together.
 * Source: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 *
 * @param attempt 0 after the first failure
 * @param chance from 0 up to, not including, 1
 */
export function retryDelayMs({ firstMs, mostMs }: RetryPolicy, attempt: number, chance: number): number {
  return Math.round(Math.min(mostMs, firstMs * 2 ** attempt) * chance)
}
