import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  cameToFront,
  conversationGone,
  conversationTold,
  interactionOffered,
  notesTyped,
  residentLanguageChosen,
  sessionEnded,
  suggestionDismissed,
  utteranceHeard,
  wrapUpSubmitted,
} from '../../../renderer/app/events.ts'
import { rootReducer, type State } from '../../../renderer/app/root-reducer.ts'
import { composerTyped } from '../../../renderer/features/composer/composer-slice.ts'
import { newsIn } from '../../../renderer/features/conversations/news.ts'
import { type AConversation, aConversation, together } from '../../support/a-conversation.ts'
import { anAgentId } from '../../support/an-interaction.ts'
import { pick, seededChance } from '../../support/seeded-chance.ts'

const empty = rootReducer(undefined, { type: 'begin' })

const told = (conversation: AConversation, tail = together(conversation.offered(), conversation.accepted())) =>
  conversationTold({
    interactionId: conversation.interactionId,
    agentId: anAgentId,
    centre: tail.conversation,
    ...newsIn(tail, [], anAgentId),
  })

const stamp = (interactionId: string) => ({ factId: randomUUID(), interactionId, agentId: anAgentId, at: 1_000 })
const offered = (interactionId: string) =>
  interactionOffered({ ...stamp(interactionId), kind: 'offered', channel: 'voice', practice: false })
const wrapUp = { topic: null, disposition: 'answered' as const, note: '', language: 'en' as const }
const done = (interactionId: string) => wrapUpSubmitted({ ...stamp(interactionId), kind: 'wrap-up-submitted', wrapUp })

const having = (...actions: readonly Parameters<typeof rootReducer>[1][]): State => actions.reduce(rootReducer, empty)
const frontOf = ({ interaction }: State) => interaction.open?.interactionId ?? null
const setOf = (state: State, interactionId: string) =>
  frontOf(state) === interactionId ? state : state.desk.parked[interactionId]

describe('several interactions', () => {
  it('open in front when nothing is there', () => {
    const chat = aConversation()
    expect(frontOf(having(told(chat)))).toBe(chat.interactionId)
  })

  it('open behind the one in front', () => {
    const [one, other] = [aConversation(), aConversation()]
    const state = having(told(one), told(other))
    expect(frontOf(state)).toBe(one.interactionId)
    expect(state.desk.order).toEqual([one.interactionId, other.interactionId])
  })

  it('bring what was typed along when they come to the front', () => {
    const [one, other] = [aConversation(), aConversation()]
    const { interactionId } = one
    const typed = composerTyped({ text: 'The crew', caret: 8 })
    const behind = having(told(one), told(other), typed, cameToFront({ interactionId: other.interactionId }))
    expect(behind.composer.text).toBe('')
    expect(rootReducer(behind, cameToFront({ interactionId })).composer.text).toBe('The crew')
  })

  it('go behind a call that is started by hand', () => {
    const chat = aConversation()
    const call = randomUUID()
    const state = having(told(chat), offered(call))
    expect(frontOf(state)).toBe(call)
    expect(setOf(state, chat.interactionId)?.interaction.open?.facts).toHaveLength(2)
  })

  it('come forward when the one in front is wrapped up', () => {
    const [one, other, third] = [aConversation(), aConversation(), aConversation()]
    const state = having(told(one), told(other), told(third), done(one.interactionId))
    expect(frontOf(state)).toBe(other.interactionId)
    expect(state.desk.broughtBy).toBe('agent')
  })

  it('stay behind when the one in front is taken away, so that what is being typed goes to nobody', () => {
    const [one, other] = [aConversation(), aConversation()]
    const gone = conversationGone({ interactionId: one.interactionId, why: 'closed' })
    const state = having(told(one), told(other), gone)
    expect(frontOf(state)).toBeNull()
    expect(state.desk.order).toEqual([other.interactionId])
  })

  it('are forgotten together when somebody signs out', () => {
    const state = having(told(aConversation()), told(aConversation()), sessionEnded({ reason: 'signed-out' }))
    expect(state.desk.order).toEqual([])
  })

  it('do not hear what names an interaction that is not open', () => {
    const chat = aConversation()
    const before = having(told(chat))
    const fact = { ...stamp(randomUUID()), kind: 'suggestion-dismissed' as const }
    const about = { answerId: 'pothole-report', revisionId: 'r1', language: 'en' as const, position: 1 }
    expect(rootReducer(before, suggestionDismissed({ ...fact, ...about })).suggestions).toBe(before.suggestions)
  })

  it('stay the same object when nothing happened', () => {
    const state = having(told(aConversation()), told(aConversation()))
    expect(rootReducer(state, { type: 'nothing' })).toBe(state)
  })
})

describe('whatever happens, in whatever order', () => {
  it('changes the interaction that it names or that is in front, and no other', () => {
    const chance = seededChance(4)
    const chats = Array.from({ length: 4 }, () => aConversation())
    const ids = chats.map(({ interactionId }) => interactionId)
    let state = having(...chats.map((chat) => told(chat)))
    for (let step = 0; step < 3_000; step++) {
      const chat = pick(chats, chance) ?? expect.fail()
      const { interactionId } = chat
      const front = frontOf(state) ?? expect.fail()
      const happening =
        pick(
          [
            { action: told(chat, chat.said(`line ${step}`)), touches: [interactionId] },
            {
              action: utteranceHeard({ interactionId, utterance: { speaker: 'resident', text: 'x', heardAt: step } }),
              touches: [interactionId],
            },
            { action: composerTyped({ text: `text ${step}`, caret: 3 }), touches: [front] },
            { action: notesTyped({ notes: `notes ${step}`, typedAtMs: 0 }), touches: [front] },
            { action: residentLanguageChosen(step % 2 === 0 ? 'fr' : 'en'), touches: [front] },
            { action: cameToFront({ interactionId }), touches: [front, interactionId] },
          ],
          chance,
        ) ?? expect.fail()
      const next = rootReducer(state, happening.action)
      for (const id of ids.filter((one) => !happening.touches.includes(one))) {
        expect(setOf(next, id)?.interaction).toBe(setOf(state, id)?.interaction)
        expect(setOf(next, id)?.composer).toBe(setOf(state, id)?.composer)
      }
      expect([...next.desk.order].sort()).toEqual([...ids].sort())
      state = next
    }
  })
})
