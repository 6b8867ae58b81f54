import type { Language } from '../../knowledge/language.ts'
import { fewest } from '../figure.ts'
import type { ArrivedFigures, Figures } from '../question.ts'
import type { Cell } from './table.ts'

/* The columns of a file of figures: what each is called, what it is, and how it follows from the figures. */

/** Of fewer than `fewest` there is no mean, no median and no share. */
export const tooFew = Symbol('too few to say')
type Value = Cell | typeof tooFew

export type Column = {
  readonly name: Readonly<Record<Language, string>>
  readonly formula: Readonly<Record<Language, string>>
  readonly of: (figures: Figures) => Value
}

const column = (of: Column['of'], en: readonly [string, string], fr: readonly [string, string]): Column => ({
  name: { en: en[0], fr: fr[0] },
  formula: { en: en[1], fr: fr[1] },
  of,
})

/** Milliseconds as seconds, exact to the millisecond. */
const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms) / 1_000)
const mean = (ms: number, of: number): Value => (of < fewest ? tooFew : seconds(ms / of))
const share = (part: number, of: number): Value => (of < fewest ? tooFew : Math.round((part / of) * 1e6) / 1e6)
const unlessFew = (ms: number | null, of: number): Value => (of < fewest ? tooFew : seconds(ms))
/** Empty where who came cannot be told apart like that. */
const ofArrived = (of: (arrived: ArrivedFigures) => Value) => (figures: Figures) =>
  figures.arrived === null ? null : of(figures.arrived)

const durations = [
  column(
    ({ handled, medianMs }) => unlessFew(medianMs, handled),
    ['Handle time, median (s)', 'Half took less, half more: talk, hold and after-call work together; within 1 %.'],
    [
      'Durée de traitement médiane (s)',
      'La moitié a pris moins, l’autre plus : conversation, attente et travail après appel; à 1 % près.',
    ],
  ),
  column(
    ({ handled, p90Ms }) => unlessFew(p90Ms, handled),
    ['Handle time, p90 (s)', 'Nine of ten took no longer; within 1 %.'],
    ['Durée de traitement, 90e centile (s)', 'Neuf sur dix n’ont pas pris plus; à 1 % près.'],
  ),
  column(
    ({ handled, handleMs }) => mean(handleMs, handled),
    ['Handle time, mean (s)', 'Talk, hold and after-call work of what was handled, divided by how many there are.'],
    ['Durée de traitement moyenne (s)', 'Conversation, attente et travail après appel, divisés par leur nombre.'],
  ),
  column(
    ({ handled, talkMs }) => mean(talkMs, handled),
    ['Talk, mean (s)', 'From accepting until the end, holds left out.'],
    ['Conversation, moyenne (s)', 'De la prise en charge à la fin, sans les mises en attente.'],
  ),
  column(
    ({ handled, holdMs }) => mean(holdMs, handled),
    ['Hold, mean (s)', 'Between putting on hold and resuming.'],
    ['Attente, moyenne (s)', 'Entre la mise en attente et la reprise.'],
  ),
  column(
    ({ handled, afterCallMs }) => mean(afterCallMs, handled),
    ['After-call work, mean (s)', 'From the end until the wrap-up.'],
    ['Travail après appel, moyenne (s)', 'De la fin jusqu’à la conclusion.'],
  ),
]

const sums = [
  column(
    ({ talkMs }) => seconds(talkMs),
    ['Talk, sum (s)', 'All talk together.'],
    ['Conversation, somme (s)', 'Toutes les conversations ensemble.'],
  ),
  column(
    ({ holdMs }) => seconds(holdMs),
    ['Hold, sum (s)', 'All holds together.'],
    ['Attente, somme (s)', 'Toutes les mises en attente ensemble.'],
  ),
  column(
    ({ afterCallMs }) => seconds(afterCallMs),
    ['After-call work, sum (s)', 'All after-call work together.'],
    ['Travail après appel, somme (s)', 'Tout le travail après appel ensemble.'],
  ),
  column(
    ({ handleMs }) => seconds(handleMs),
    ['Handle time, sum (s)', 'Talk, hold and after-call work together.'],
    ['Durée de traitement, somme (s)', 'Conversation, attente et travail après appel ensemble.'],
  ),
]

const outcomes = [
  column(
    ({ transferred }) => transferred,
    ['Transferred', 'Handed over to a colleague or a queue.'],
    ['Transférés', 'Remis à une collègue, à un collègue ou à une file.'],
  ),
  column(
    ({ known }) => known,
    ['Contact known', 'Of whom it can be told whether they came again, by a keyed hash and never the number.'],
    ['Contact connu', 'Dont on sait s’ils sont revenus, par une empreinte à clé, jamais par le numéro.'],
  ),
  column(
    ({ settled }) => settled,
    ['Settled at first contact', 'Of known contacts: answered, not transferred, and not back within seven days.'],
    ['Réglés au premier contact', 'Contacts connus : réponse donnée, sans transfert, sans retour en sept jours.'],
  ),
  column(
    ({ settled, known }) => share(settled, known),
    ['First-contact resolution (share)', 'Settled at first contact, divided by known contacts.'],
    ['Résolution au premier contact (part)', 'Réglés au premier contact, divisés par les contacts connus.'],
  ),
  column(
    ({ repeats }) => repeats,
    ['Repeat contacts', 'Of known contacts: had been there within the seven days before.'],
    ['Contacts répétés', 'Contacts connus : déjà venus dans les sept jours précédents.'],
  ),
]

const assistance = [
  column(
    ({ shown }) => shown,
    ['Cards shown', 'At least one suggestion was shown.'],
    ['Suggestions affichées', 'Au moins une suggestion a été affichée.'],
  ),
  column(
    ({ assisted }) => assisted,
    ['Suggestion used', 'At least one suggestion was used.'],
    ['Suggestion utilisée', 'Au moins une suggestion a été utilisée.'],
  ),
  column(
    ({ overridden }) => overridden,
    ['Overridden', 'Suggestions were shown, none was used, and an answer was found by searching.'],
    ['Écartées', 'Des suggestions affichées, aucune utilisée, et une réponse trouvée par la recherche.'],
  ),
  column(
    ({ helped }) => helped,
    ['Answer found', 'In how many an answer was used or read after a first word.'],
    ['Réponse trouvée', 'Où une réponse a été utilisée ou lue après un premier mot.'],
  ),
  column(
    ({ helped, answerMs }) => mean(answerMs, helped),
    ['First word to answer, mean (s)', 'From the first word told until the first answer used or read.'],
    ['Du premier mot à la réponse, moyenne (s)', 'Du premier mot entendu à la première réponse utilisée ou lue.'],
  ),
]

const arrivals = [
  column(
    ofArrived(({ came }) => came),
    ['Came', 'Conversations that platforms told of and that were answered or ended.'],
    ['Arrivés', 'Conversations annoncées par une plateforme et répondues ou terminées.'],
  ),
  column(
    ofArrived(({ answered }) => answered),
    ['Answered', 'Came and had an agent.'],
    ['Répondus', 'Arrivés et pris en charge.'],
  ),
  column(
    ofArrived(({ came, answered }) => came - answered),
    ['Abandoned', 'Came and gave up before anybody had them.'],
    ['Abandonnés', 'Arrivés et partis avant toute prise en charge.'],
  ),
  column(
    ofArrived(({ inTime }) => inTime),
    ['Answered in time', 'Had an agent within the threshold.'],
    ['Répondus à temps', 'Pris en charge en deçà du seuil.'],
  ),
  column(
    ofArrived(({ of }) => of),
    ['Answered or waited longer', 'Had an agent, or waited longer than the threshold.'],
    ['Répondus ou attente plus longue', 'Pris en charge, ou en attente au-delà du seuil.'],
  ),
  column(
    ofArrived(({ inTime, of }) => share(inTime, of)),
    ['Service level (share)', 'Answered in time, divided by answered or waited longer.'],
    ['Niveau de service (part)', 'Répondus à temps, divisés par répondus ou attente plus longue.'],
  ),
  column(
    ofArrived(({ waitedMs, answered }) => mean(waitedMs, answered)),
    ['Speed of answer, mean (s)', 'From coming until an agent had them, of those answered.'],
    ['Délai de réponse moyen (s)', 'De l’arrivée à la prise en charge, pour les répondus.'],
  ),
]

export const columns: readonly Column[] = [
  column(
    ({ handled }) => handled,
    ['Handled', 'Calls and chats that are wrapped up, each at the moment at which it was offered.'],
    ['Traités', 'Appels et clavardages conclus, chacun au moment où il a été présenté.'],
  ),
  ...durations,
  ...sums,
  ...outcomes,
  ...assistance,
  ...arrivals,
]
