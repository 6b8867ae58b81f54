/**
 * What tells, in either language, where the window is in a call. Selectors of the window's page, for those who play
 * an agent: the practice call that `npm start` makes by itself, and the desktop journeys.
 */
export const landmarks = {
  /** The next call can be started. */
  ready: 'button[aria-keyshortcuts="F2"]',
  inCall: 'button[aria-keyshortcuts="F9"]',
  notes: 'textarea[data-notes]',
  card: 'article[data-answer]',
  /** What uses the first card; a card keeps its place, so the first place may be empty for a moment. */
  useFirst: 'article button[aria-keyshortcuts="Control+1"]',
  /** The first choice of the question to ask: it wears the key of its card. */
  choice: '[role="group"] button[aria-keyshortcuts^="Control+"]',
  /** The open answer is there, whole: it can be copied. */
  openAnswer: 'button[aria-keyshortcuts="Control+Shift+C"]',
  /** After-call work: the outcome is chosen. */
  wrapUp: 'button[aria-keyshortcuts="Enter"]',
} as const
