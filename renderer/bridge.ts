import {
  bridgeName,
  type Event,
  type EventPayload,
  events,
  type PreloadBridge,
  type Request,
  type RequestAnswer,
  type RequestInput,
  requests,
} from '../shared/ipc-contract.ts'

declare global {
  interface Window {
    readonly [bridgeName]?: PreloadBridge
  }
}

/** The main process as the window sees it: every answer and every event has been read by its schema. */
export interface Bridge {
  /** Rejects when the call itself fails (main gone, an answer that nobody understands); expected failures are values. */
  request<Name extends Request>(name: Name, input: RequestInput<Name>): Promise<RequestAnswer<Name>>
  /** Calls back at every such event; the function returned ends that. */
  on<Name extends Event>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void
}

/** Puts the contract's types and schemas on a bare preload bridge. */
export function createBridge(preload: PreloadBridge): Bridge {
  return {
    async request(name, input) {
      // The schema is the one that belongs to `name`; TypeScript cannot see that through the table.
      return requests[name].answer.parse(await preload.request(name, input)) as RequestAnswer<typeof name>
    },
    on(name, listener) {
      return preload.on(name, (payload) => listener(events[name].parse(payload) as EventPayload<typeof name>))
    },
  }
}

/** The bridge that the preload put on this window. */
export function openBridge(): Bridge {
  const preload = window[bridgeName]
  if (!preload) throw new Error('This page runs inside the Cue311 desktop only: its bridge is missing.')
  return createBridge(preload)
}
