import type { Language } from '../../knowledge/language.ts'
import { type FigureName, figures } from '../definitions.ts'
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

/** A figure that a screen shows too, under a name that says its unit. */
const figure = (of: Column['of'], name: FigureName, en: string, fr: string): Column => ({
  name: { en, fr },
  formula: figures[name].formula,
  of,
})

/** A number that a figure is worked out from. */
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
  figure(
    ({ handled, medianMs }) => unlessFew(medianMs, handled),
    'handle-time-median',
    'Handle time, median (s)',
    'Durée de traitement médiane (s)',
  ),
  figure(
    ({ handled, p90Ms }) => unlessFew(p90Ms, handled),
    'handle-time-p90',
    'Handle time, p90 (s)',
    'Durée de traitement, 90e centile (s)',
  ),
  figure(
    ({ handled, handleMs }) => mean(handleMs, handled),
    'handle-time-mean',
    'Handle time, mean (s)',
    'Durée de traitement moyenne (s)',
  ),
  figure(({ handled, talkMs }) => mean(talkMs, handled), 'talk', 'Talk, mean (s)', 'Conversation, moyenne (s)'),
  figure(({ handled, holdMs }) => mean(holdMs, handled), 'hold', 'Hold, mean (s)', 'Attente, moyenne (s)'),
  figure(
    ({ handled, afterCallMs }) => mean(afterCallMs, handled),
    'after-call-work',
    'After-call work, mean (s)',
    'Travail après appel, moyenne (s)',
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
  figure(
    ({ settled, known }) => share(settled, known),
    'first-contact',
    'First-contact resolution (share)',
    'Résolution au premier contact (part)',
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
  figure(
    ({ helped, answerMs }) => mean(answerMs, helped),
    'answer-time',
    'First word to answer, mean (s)',
    'Du premier mot à la réponse, moyenne (s)',
  ),
]

const arrivals = [
  figure(
    ofArrived(({ came }) => came),
    'came',
    'Came',
    'Arrivés',
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
  figure(
    ofArrived(({ inTime, of }) => share(inTime, of)),
    'service-level',
    'Service level (share)',
    'Niveau de service (part)',
  ),
  figure(
    ofArrived(({ waitedMs, answered }) => mean(waitedMs, answered)),
    'answer-speed',
    'Speed of answer, mean (s)',
    'Délai de réponse moyen (s)',
  ),
]

export const columns: readonly Column[] = [
  figure(({ handled }) => handled, 'handled', 'Handled', 'Traités'),
  ...durations,
  ...sums,
  ...outcomes,
  ...assistance,
  ...arrivals,
]
