/** The name under which a measurement is kept: `performance.getEntriesByName(keystrokeToCard)`. */
export const keystrokeToCard = 'cue311:keystroke-to-card'

/** How many measurements are kept before all are forgotten: a day of typing must not fill the memory. */
const mostKept = 5_000

/**
 * Measures from a keystroke to the frame in which its cards are painted.
 * The callback of a frame runs before its painting, and a message posted there arrives after it.
 */
export function makeKeystrokeMeter(): (typedAtMs: number) => void {
  let kept = 0
  return (typedAtMs) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        kept += 1
        if (kept > mostKept) {
          performance.clearMeasures(keystrokeToCard)
          kept = 1
        }
        performance.measure(keystrokeToCard, { start: typedAtMs, end: performance.now() })
      }
      port2.postMessage(null)
    })
  }
}
