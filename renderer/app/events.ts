import { createAction, isAnyOf } from '@reduxjs/toolkit'
import type { EpochMs } from '../../shared/clock.ts'
import type { Conversation, Moment } from '../../shared/conversation/conversation.ts'
import type { Utterance } from '../../shared/conversation/utterance.ts'
import type { Clicked } from '../../shared/figures/drill.ts'
import type { Draft } from '../../shared/interaction/draft.ts'
import type { Fact, FactKind } from '../../shared/interaction/fact.ts'
import type { EventPayload } from '../../shared/ipc-contract.ts'
import type { AnswerId, Revision } from '../../shared/knowledge/answer.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import type { Section, Suggestion, Suggestions } from '../../shared/knowledge/suggestion.ts'
import type { Person } from '../../shared/people/person.ts'
import type { BegunRequest } from '../../shared/service-requests/request-form.ts'
import type { ReleaseStatus } from '../../shared/status.ts'

/* What happened, where more than one feature wants to know. Read aloud, the log of these is the story of a call. */

export type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>

// Facts: each carries the fact itself, stamped by the command that saw it happen.
export const interactionOffered = createAction<FactOf<'offered'>>('interactionOffered')
export const interactionAccepted = createAction<FactOf<'accepted'>>('interactionAccepted')
export const holdStarted = createAction<FactOf<'held'>>('holdStarted')
export const holdEnded = createAction<FactOf<'resumed'>>('holdEnded')
export const interactionEnded = createAction<FactOf<'ended'>>('interactionEnded')
export const suggestionShown = createAction<FactOf<'suggestion-shown'>>('suggestionShown')
export const suggestionUsed = createAction<FactOf<'suggestion-used'>>('suggestionUsed')
export const suggestionDismissed = createAction<FactOf<'suggestion-dismissed'>>('suggestionDismissed')
export const answerRead = createAction<FactOf<'answer-read'>>('answerRead')
export const answerCopied = createAction<FactOf<'answer-copied'>>('answerCopied')
export const searchFoundNothing = createAction<FactOf<'search-found-nothing'>>('searchFoundNothing')
export const answerFlagged = createAction<FactOf<'flagged'>>('answerFlagged')
export const serviceRequested = createAction<FactOf<'service-requested'>>('serviceRequested')
export const wrapUpSubmitted = createAction<FactOf<'wrap-up-submitted'>>('wrapUpSubmitted')

/** Whether an action carries a fact: of the open interaction, or of none (a search between calls). */
export const isFactEvent = isAnyOf(
  interactionOffered,
  interactionAccepted,
  holdStarted,
  holdEnded,
  interactionEnded,
  suggestionShown,
  suggestionUsed,
  suggestionDismissed,
  answerRead,
  answerCopied,
  searchFoundNothing,
  answerFlagged,
  serviceRequested,
  wrapUpSubmitted,
)

// The conversation.
export const draftRestored = createAction<Draft>('draftRestored')
export const utteranceHeard = createAction<{ interactionId: string; utterance: Utterance }>('utteranceHeard')
/**
 * The centre told what happened in a conversation. `facts` and `utterances` are those that this window did not know;
 * `recordable` those facts whose time to be recorded has come.
 */
export const conversationTold = createAction<{
  interactionId: string
  agentId: string
  centre: Conversation
  position: number
  facts: readonly Fact[]
  utterances: readonly Utterance[]
  recordable: readonly Fact[]
}>('conversationTold')
export const momentMet = createAction<{ interactionId: string; moment: Moment }>('momentMet')
/** Nothing came for so long that what is half heard stays half. */
export const feedFellSilent = createAction<{ interactionId: string }>('feedFellSilent')
export const typingFellSilent = createAction<{ interactionId: string }>('typingFellSilent')
/** The agent has this conversation no longer. */
export const conversationGone = createAction<{ interactionId: string; why: EventPayload<'conversation:gone'>['why'] }>(
  'conversationGone',
)
/** The agent turned to another of the open interactions. */
export const cameToFront = createAction<{ interactionId: string }>('cameToFront')
/** An interaction went behind another one. It is said to that interaction alone. */
export const leftFront = createAction('leftFront')
export const conversationFinished = createAction<{ interactionId: string }>('conversationFinished')
/** `typedAtMs`: when the key went down, on the page's own performance clock. */
export const notesTyped = createAction<{ notes: string; typedAtMs: number }>('notesTyped')
/** A service request was begun, filled in further, or (null) sent or dropped. */
export const serviceRequestChanged = createAction<BegunRequest | null>('serviceRequestChanged')
/** The wrap-up was to be confirmed while a service request is begun and not sent. */
export const unsentRequestMet = createAction('unsentRequestMet')
export const residentLanguageChosen = createAction<Language>('residentLanguageChosen')

// Knowledge.
/** `firm`: asked of whole sentences, not while one was still being heard. */
export const suggestionsArrived = createAction<Suggestions & { at: EpochMs; firm: boolean }>('suggestionsArrived')
/** The agent took a card, for the first time or again: to say it, or to write it. */
export const cardTaken = createAction<Pick<Suggestion, 'answerId' | 'language' | 'spoken'>>('cardTaken')
export const suggestingFailed = createAction('suggestingFailed')
/** An answer that is on no card was opened. */
export const answerAsked = createAction<{
  answerId: AnswerId
  language: Language
  openedFrom: 'search' | 'related'
  section: Section | null
}>('answerAsked')
export const answerOpened = createAction<{ revision: Revision; at: EpochMs }>('answerOpened')
export const answerWithdrawn = createAction<AnswerId>('answerWithdrawn')
export const releaseChanged = createAction<ReleaseStatus>('releaseChanged')
export const lessonsForgotten = createAction('lessonsForgotten')
/** The centre has other drafts, releases or golden questions than before. */
export const contentChanged = createAction<EventPayload<'content:changed'>>('contentChanged')
/** What another screen shows is to be worked on: an answer in one of its languages, or one that nobody has written. */
export const answerWorkAsked = createAction<{ answerId: AnswerId; language: Language }>('answerWorkAsked')
/** `asked`: in residents' or agents' words, the most usual first. */
export const newAnswerAsked = createAction<{ language: Language; asked: readonly string[] }>('newAnswerAsked')
export const searchOpened = createAction('searchOpened')
export const searchClosed = createAction('searchClosed')

// People.
export const sessionBegan = createAction<Person>('sessionBegan')
export const sessionEnded = createAction<{ reason: 'signed-out' | 'revoked' | 'expired' }>('sessionEnded')

// The window itself.
export type Tab = 'call' | 'my-day' | 'content' | 'floor' | 'periods' | 'team'
export type DialogName =
  | 'key-map'
  | 'refused'
  | 'suggestion-settings'
  | 'banners'
  | 'flag-queue'
  | 'gaps'
  | 'presence'
  | 'who-is-there'
  | 'hand-over'
  | 'drill'
  | 'thresholds'
export const tabChosen = createAction<Tab>('tabChosen')
/** The floor alone, as large as the screen is. */
export const wallModeEntered = createAction('wallModeEntered')
export const wallModeLeft = createAction('wallModeLeft')
export const dialogOpened = createAction<DialogName>('dialogOpened')
/** Somebody wants to see what stands behind a number: `question` is `narrowed` to it; without `which` it is what was handled. */
export const drillOpened = createAction<{
  /** What the number is called, as it stands on the screen. */
  title: string
  question: Pick<Clicked, 'period' | 'filter' | 'thresholdS'>
  which?: Clicked['which']
  /** A bar of the picture of handle times. */
  handle?: NonNullable<Clicked['handle']>
  /** A quarter of an hour of a day's course. */
  quarter?: EpochMs
}>('drillOpened')
export const dialogClosed = createAction('dialogClosed')
/** Something that should not happen did. */
export const failureMet = createAction<{ during: string; detail: string }>('failureMet')
export const failureRead = createAction('failureRead')
