import { z } from 'zod'
import type { PresenceSpanState } from '../figures/staff-contract.ts'
import type { FlagKind } from '../flags/flag.ts'
import type { Language } from '../knowledge/language.ts'
import type { Role } from '../people/role.ts'
import type { RequestState } from '../service-requests/sent-request.ts'
import { type DecisionOfContest, titleIn, titleSchema } from './contest.ts'
import { type Said, said } from './purposes.ts'
import { recordedFacts } from './recorded-facts.ts'

/*
 * What a record says, in parts: words as they were written, codes that have words here, and answers by their titles. Whoever
 * reads what is held about them reads it in their language, on the screen and in the file.
 */

export const aboutPartSchema = z
  .union([
    z.object({ text: z.string() }),
    /** A code and whose it is, as in `decision stands`. A newer server may know more of them. */
    z.object({ term: z.string() }),
    z.object({ answer: z.string(), title: titleSchema.optional() }),
  ])
  // A part of another kind, which only a newer server knows, must not hide the others.
  .catch({ text: '…' })
export type AboutPart = z.infer<typeof aboutPartSchema>

const presence: Readonly<Record<PresenceSpanState, Said>> = {
  available: said('available', 'disponible'),
  break: said('on a break', 'en pause'),
  away: said('away', 'absent'),
  gone: said('not connected', 'non connecté'),
}
const role: Readonly<Record<Role, Said>> = {
  agent: said('agent', 'agent'),
  supervisor: said('supervisor', 'superviseur'),
  editor: said('editor', 'rédacteur'),
  administrator: said('administrator', 'administrateur'),
}
const flag: Readonly<Record<FlagKind, Said>> = {
  wrong: said('wrong', 'fausse'),
  unclear: said('unclear', 'pas claire'),
  'out-of-date': said('out of date', 'périmée'),
  missing: said('missing', 'manquante'),
}
const request: Readonly<Record<RequestState, Said>> = {
  'on-workstation': said('kept on the workstation', 'conservée sur le poste'),
  kept: said('kept at the centre', 'conservée au centre'),
  sending: said('on its way', 'en route'),
  token: said('taken, no number yet', 'reçue, pas encore de numéro'),
  numbered: said('numbered', 'numérotée'),
  taken: said('taken', 'reçue'),
  refused: said('refused', 'refusée'),
  unknown: said('not known whether it arrived', 'arrivée incertaine'),
  dropped: said('dropped', 'abandonnée'),
}
const decision: Readonly<Record<DecisionOfContest, Said>> = {
  stands: said('it stands', 'maintenue'),
  'left-out': said('left out of all figures', 'écartée de tous les chiffres'),
}
/** What was done to a text, the test questions or a release. */
const act = {
  begun: said('draft begun', 'brouillon commencé'),
  saved: said('draft saved', 'brouillon enregistré'),
  'sent-to-review': said('sent to review', 'envoyé en révision'),
  returned: said('returned', 'renvoyé'),
  approved: said('draft approved', 'brouillon approuvé'),
  scheduled: said('scheduled', 'planifié'),
  discarded: said('draft discarded', 'brouillon abandonné'),
  'held-up': said('held up', 'retenu'),
  published: said('published', 'publié'),
  'published-in-emergency': said('published in an emergency', 'publié en urgence'),
  'golden-overridden': said('published in spite of test questions', 'publié malgré les questions d’essai'),
  'rolled-back': said('rolled back', 'version antérieure rétablie'),
  'golden-saved': said('test questions saved', 'questions d’essai enregistrées'),
}
/** Whose record it is, where that is not plain. */
const record = {
  alerts: said('when to be alerted', 'quand être averti'),
  workstation: said('workstation', 'poste'),
  lead: said('lead', 'responsable'),
  release: said('release', 'version'),
  'draft-open': said('draft open', 'brouillon ouvert'),
  golden: said('test questions', 'questions d’essai'),
  banner: said('notice to everybody', 'avis à tous'),
  'banner-ended': said('notice ended', 'avis terminé'),
  flag: said('flag settled', 'signalement réglé'),
  request: said('service request', 'demande de service'),
  contest: said('contested entry answered', 'réponse à une entrée contestée'),
}
const fact: Readonly<Record<string, Said>> = Object.fromEntries(
  Object.entries(recordedFacts).map(([kind, { name }]) => [kind, name]),
)

const groups = { presence, role, flag, request, decision, act, record, fact }
export type TermGroup = keyof typeof groups
const terms = new Map(
  Object.entries<Readonly<Record<string, Said>>>(groups).flatMap(([group, of]) =>
    Object.entries(of).map(([code, words]) => [termOf(group, code), words] as const),
  ),
)

/** How a code is told. */
export function termOf(group: string, code: string): string {
  return `${group} ${code}`
}

/** A record's parts as one line; a code that has no words here as it is. */
export const aboutInWords = (about: readonly AboutPart[], language: Language): string =>
  about.map((part) => wordsOf(part, language)).join(' · ')

function wordsOf(part: AboutPart, language: Language): string {
  if ('text' in part) return part.text
  if ('term' in part) return terms.get(part.term)?.[language] ?? part.term
  return titleIn(part.title, language) ?? part.answer
}
