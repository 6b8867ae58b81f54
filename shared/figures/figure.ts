/*
 * Every figure that a supervisor sees, once: what it is counted from. Its formula in words stands under the same name in
 * the translations (`figure.<name>`), for people; what works it out names the figure it is for.
 *
 * Practice counts for nothing. An interaction belongs to the moment at which it was offered.
 */

/** The tables of the centre that a figure is worked out from, for whoever wants to check it. */
export const figures = {
  handled: ['interaction'],
  'agent-handled': ['interaction', 'team_member'],
  'agent-handle-time': ['interaction', 'team_member'],
  'agent-talk': ['interaction', 'team_member'],
  'agent-hold': ['interaction', 'team_member'],
  'agent-after-call': ['interaction', 'team_member'],
  'agent-transferred': ['interaction', 'team_member'],
  'handle-time-mean': ['interaction'],
  'handle-time-median': ['interaction'],
  'service-level': ['arrival'],
  waiting: ['conversation_part'],
  'in-state': ['node', 'presence', 'conversation_part', 'conversation_event', 'interaction', 'fact'],
  open: ['conversation_part', 'interaction'],
  topics: ['interaction'],
  'handle-time-p90': ['interaction'],
  talk: ['interaction'],
  hold: ['interaction'],
  'after-call-work': ['interaction'],
  came: ['arrival'],
  'answer-speed': ['arrival'],
  abandoned: ['arrival'],
  'first-contact': ['interaction', 'arrival'],
  repeats: ['interaction', 'arrival'],
  transfers: ['interaction'],
  'assist-handle-time': ['interaction', 'team_member', 'person'],
  'assist-resolution': ['interaction', 'team_member', 'person'],
  acceptance: ['interaction'],
  override: ['interaction'],
  'answer-time': ['interaction', 'arrival'],
  'basic-questions': ['interaction'],
  occupancy: ['presence_change', 'interaction', 'team_member'],
  staffed: ['presence_change', 'interaction', 'team_member'],
  'state-time-line': ['presence_change', 'interaction', 'team_member', 'team_lead'],
} as const satisfies Record<string, readonly string[]>
export type FigureName = keyof typeof figures

/** Of fewer than so many interactions nobody can say a mean or a median that means anything. */
export const fewest = 10

/** Within how long the service level counts somebody as answered in time: Toronto's 311 aims at 80 % in 75 s. */
export const serviceLevel = { goal: 0.8, withinMs: 75_000 } as const
