import { setTimeout as sleep } from 'node:timers/promises'
import type { ReleaseRecord } from '../../../shared/content/content-contract.ts'
import type { Revision } from '../../../shared/knowledge/answer.ts'
import { aDesktop, type TestDesktop } from '../../server/support/a-desktop.ts'
import { approve, begin, granted, publication } from '../../server/support/editors-hands.ts'
import { httpClient } from '../../server/support/http-client.ts'
import type { BenchCentre } from '../centre/bench-centre.ts'

/** Two editors at their desks: one writes and publishes, the other one approves. */
export interface ContentTeam {
  /** Writes another text of an answer and has it approved. What comes back is the click that publishes it. */
  prepare(revision: Revision, spoken: string): Promise<() => Promise<ReleaseRecord>>
  /** The text that a release put in. */
  textIn(release: number): Promise<Revision>
  leave(): void
}

/** A sign-in lasts a quarter of an hour, and a bench may last longer. */
const signInAgainMs = 300_000

/** Resolves when the golden questions can be asked. */
export async function startContentTeam(centre: BenchCentre): Promise<ContentTeam> {
  for (const name of ['edie', 'omar']) await centre.addPerson(name, 'editor')
  let editors = await signIn(centre)
  let signedInAt = performance.now()
  await untilIndexed(editors[0])

  const leave = () => {
    for (const editor of editors) editor.close()
  }
  const editorsNow = async () => {
    if (performance.now() - signedInAt > signInAgainMs) {
      leave()
      editors = await signIn(centre)
      signedInAt = performance.now()
    }
    return editors
  }

  return {
    prepare: async (revision, spoken) => {
      const [author, approver] = await editorsNow()
      const draft = await begin(author, { revision, text: { spoken } })
      await approve(author, approver, [draft])
      return () => granted(author, 'content:publish', publication([draft]))
    },
    textIn: async (number) => {
      const { changes } = await granted(editors[0], 'content:changes', { number })
      const after = changes[0]?.after
      if (!after) throw new Error(`release ${number} put no text in`)
      return after
    },
    leave,
  }
}

async function signIn({ url }: BenchCentre): Promise<readonly [author: TestDesktop, approver: TestDesktop]> {
  const client = httpClient(url)
  return [await aDesktop(client, { name: 'edie' }), await aDesktop(client, { name: 'omar' })]
}

const askAgainMs = 100

/** Until then whoever publishes is told to try again. */
async function untilIndexed(editor: TestDesktop): Promise<void> {
  for (;;) {
    const tried = await editor.ask('content:try', { draftIds: [] })
    if (tried.ok) return
    if (tried.reason !== 'unavailable') throw new Error(`the questions cannot be asked: ${tried.reason}`)
    await sleep(askAgainMs)
  }
}
