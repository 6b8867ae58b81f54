import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What can be measured from outside, under `/metrics`. One set for each server, so that tests can run several. */
export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    sockets: new Gauge({ name: 'cue311_sockets', help: 'Desktops connected to this node', registers }),
    factsStored: new Counter({
      name: 'cue311_facts_stored_total',
      help: 'Facts committed for the first time',
      registers,
    }),
    factsRepeated: new Counter({
      name: 'cue311_facts_repeated_total',
      help: 'Facts that were there already',
      registers,
    }),
    factsRefused: new Counter({
      name: 'cue311_facts_refused_total',
      help: 'Facts set aside, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    factsMissing: new Counter({
      name: 'cue311_facts_missing_total',
      help: 'Sequence numbers that a workstation left out',
      registers,
    }),
    identityClashes: new Counter({
      name: 'cue311_identity_clashes_total',
      help: 'Workstations found to share an identity',
      registers,
    }),
    deliverySeconds: new Histogram({
      name: 'cue311_delivery_seconds',
      help: 'From the arrival of a batch of facts to its acknowledgement',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    malformedMessages: new Counter({
      name: 'cue311_malformed_messages_total',
      help: 'Socket messages that could not be read',
      registers,
    }),
    repliesSent: new Counter({
      name: 'cue311_replies_sent_total',
      help: 'Replies of agents that a platform has taken',
      labelNames: ['kind'] as const,
      registers,
    }),
    repliesFailed: new Counter({
      name: 'cue311_replies_failed_total',
      help: 'Attempts to send a reply that a platform did not take',
      labelNames: ['kind'] as const,
      registers,
    }),
    repliesGivenUp: new Counter({
      name: 'cue311_replies_given_up_total',
      help: 'Replies that never reached the resident',
      labelNames: ['kind'] as const,
      registers,
    }),
    release: new Gauge({ name: 'cue311_release_number', help: 'The current release; 0 before the first', registers }),
  }
}
