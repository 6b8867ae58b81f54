import { addSource, type Source, type SourceKind } from '../../../server/conversations/sources-repository.ts'
import type { ConversationTail } from '../../../shared/conversation/conversation.ts'
import { httpPaths } from '../../../shared/http-contract.ts'
import { aDesktop, type TestDesktop } from './a-desktop.ts'
import type { TestServer } from './a-server.ts'

export type Wanted = { readonly kind: SourceKind; readonly settings: object; readonly pull?: boolean }

/** A platform that speaks its own language: a source, and the address that it calls. */
export async function aPlatform(server: TestServer, { kind, settings, pull = true }: Wanted) {
  const name = `${kind} ${Math.random()}`
  const wish = { name, kind, settings: { agents: {}, ...settings }, pull, eventsPerMinute: 60_000 }
  const source = await addSource(server.database.db, wish, Date.now())
  if (!source) throw new Error(`there is a source ${name}`)
  // A source that is not known is looked up at most once a second.
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  const path = httpPaths.conversationsAdapter(source.sourceId)
  return {
    source,
    path,
    post: async (body: string | object, { query = '', headers = {} }: Request = {}): Promise<Answer> => {
      const response = await fetch(server.url + path + query, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      return { status: response.status, text: await response.text() }
    },
  }
}
type Request = { readonly query?: string; readonly headers?: Readonly<Record<string, string>> }
type Answer = { readonly status: number; readonly text: string }

export type Desk = Pick<TestDesktop, 'ask' | 'event'> & {
  /** All that happened on this desk, in the order in which it was told. */
  readonly story: () => string[]
  readonly last: () => ConversationTail['conversation'] | undefined
}

/** The desk of an agent, which tells what happens as short sentences. */
export async function aDesk(server: TestServer, name: string): Promise<Desk> {
  const desktop = await aDesktop(server, { name })
  const told: ConversationTail[] = []
  desktop.socket.on('conversation:events', (tail: ConversationTail) => told.push(tail))
  await desktop.ask('conversations:follow', { known: [] })
  return {
    ask: desktop.ask,
    event: desktop.event,
    last: () => told.at(-1)?.conversation,
    story: () =>
      told.flatMap(({ events }) =>
        events.map((event) =>
          event.kind === 'utterance' ? `${event.utterance.speaker}: ${event.utterance.text}` : event.kind,
        ),
      ),
  }
}

/** How many rows of a conversation's utterances there are: what came twice must not be there twice. */
export async function utterancesOf(server: TestServer, { sourceId }: Pick<Source, 'sourceId'>): Promise<number> {
  const rows = await server.database.db
    .selectFrom('conversation_event')
    .innerJoin('conversation', 'conversation.conversation_id', 'conversation_event.conversation_id')
    .select('utterance_id')
    .where('source_id', '=', sourceId)
    .where('kind', '=', 'utterance')
    .execute()
  return rows.length
}
