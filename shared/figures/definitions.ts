import type { Language } from '../knowledge/language.ts'
import { fewestMatched } from './effect.ts'
import { fewest, serviceLevel } from './figure.ts'
import { fewestPeople } from './staff.ts'

/*
 * Every figure that a supervisor sees, once: what it is called, how it is worked out, and from which tables of the centre.
 * The window shows it under the pointer, files of figures in their sheet of definitions; what works it out names the figure
 * it is for.
 *
 * Practice counts for nothing. An interaction belongs to the moment at which it was offered.
 */

type Said = Readonly<Record<Language, string>>
type Definition = { readonly from: readonly string[]; readonly name: Said; readonly formula: Said }

const said = (en: string, fr: string): Said => ({ en, fr })

const percent = (locale: string) => new Intl.NumberFormat(locale, { style: 'percent' }).format(serviceLevel.goal)
const goal = { en: percent('en-CA'), fr: percent('fr-CA') }
const seconds = serviceLevel.withinMs / 1_000
const within = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

export const figures = {
  handled: {
    from: ['interaction'],
    name: said('Handled', 'Traités'),
    formula: said(
      'Calls and chats that are wrapped up; on the floor, those of the city’s day so far. Practice is not counted. One belongs to the moment at which it was offered.',
      'Appels et clavardages dont la conclusion est faite; sur le plateau, ceux de la journée de la ville, jusqu’ici. Les exercices ne comptent pas. Chacun appartient au moment où il a été présenté.',
    ),
  },
  'agent-handled': {
    from: ['interaction', 'team_member'],
    name: said('Handled', 'Traités'),
    formula: said(
      'Calls and chats of this person that were offered in the period and are wrapped up, done in this team. Practice and what was left out of figures is not counted.',
      'Appels et clavardages de cette personne présentés pendant la période, faits dans cette équipe et dont la conclusion est faite. Les exercices et ce qui est exclu des chiffres ne comptent pas.',
    ),
  },
  'agent-handle-time': {
    from: ['interaction', 'team_member'],
    name: said('Handle time, median', 'Durée de traitement médiane'),
    formula: said(
      `Half of what this person handled in this team took less than this, half more: talk, hold and after-call work together. Of fewer than ${fewest} there is none.`,
      `La moitié de ce que cette personne a traité dans cette équipe a pris moins, l’autre moitié plus : conversation, attente et travail après appel ensemble. En dessous de ${fewest}, il n’y en a pas.`,
    ),
  },
  'agent-talk': {
    from: ['interaction', 'team_member'],
    name: said('Talk, median', 'Conversation, médiane'),
    formula: said(
      `Half of the conversations took less time to talk than this, half more. Of fewer than ${fewest} there is none. Medians do not add up.`,
      `La moitié des échanges a duré moins que cela, l’autre moitié plus. En dessous de ${fewest}, il n’y en a pas. Les médianes ne s’additionnent pas.`,
    ),
  },
  'agent-hold': {
    from: ['interaction', 'team_member'],
    name: said('Hold, median', 'Attente, médiane'),
    formula: said(
      `Half of the conversations were on hold for less than this, half for more. Of fewer than ${fewest} there is none. Medians do not add up.`,
      `La moitié des échanges a été mise en attente moins longtemps que cela, l’autre moitié plus longtemps. En dessous de ${fewest}, il n’y en a pas. Les médianes ne s’additionnent pas.`,
    ),
  },
  'agent-after-call': {
    from: ['interaction', 'team_member'],
    name: said('After-call, median', 'Après appel, médiane'),
    formula: said(
      `Half of the conversations took less after-call work than this, half more. Of fewer than ${fewest} there is none. Medians do not add up.`,
      `La moitié des échanges a demandé moins de travail après appel que cela, l’autre moitié plus. En dessous de ${fewest}, il n’y en a pas. Les médianes ne s’additionnent pas.`,
    ),
  },
  'agent-transferred': {
    from: ['interaction', 'team_member'],
    name: said('Handed over', 'Transférés'),
    formula: said(
      'How many of them were handed over to somebody else.',
      'Combien d’entre eux ont été transférés à quelqu’un d’autre.',
    ),
  },
  'handle-time-mean': {
    from: ['interaction'],
    name: said('Handle time, mean', 'Durée de traitement moyenne'),
    formula: said(
      `Talk, hold and after-call work of what was handled, added up and divided by how many there were. Of fewer than ${fewest} there is none.`,
      `Conversation, attente et travail après appel de ce qui a été traité, additionnés puis divisés par le nombre d’appels et de clavardages. En dessous de ${fewest}, il n’y en a pas.`,
    ),
  },
  'handle-time-median': {
    from: ['interaction'],
    name: said('Handle time, median', 'Durée de traitement médiane'),
    formula: said(
      `Half of what was handled took less than this, half more: talk, hold and after-call work together. Over a period it is told within 1 %. Of fewer than ${fewest} there is none.`,
      `La moitié de ce qui a été traité a pris moins, l’autre moitié plus : conversation, attente et travail après appel ensemble. Sur une période, elle est donnée à 1 % près. En dessous de ${fewest}, il n’y en a pas.`,
    ),
  },
  'service-level': {
    from: ['arrival'],
    name: said('Service level', 'Niveau de service'),
    formula: said(
      `Of the calls and chats that came, the share that had an agent in time: on the floor within ${within} minutes, over a period within what is chosen there; the goal is ${goal.en}. Who gave up sooner is not counted; who has waited longer was not answered in time. Only conversations that a platform tells of have a wait.`,
      `Parmi les appels et clavardages arrivés, la part qui a eu quelqu’un à temps : sur le plateau en ${within} minutes ou moins, sur une période dans le délai choisi; l’objectif est de ${goal.fr}. Qui a renoncé avant ne compte pas; qui a attendu plus longtemps n’a pas eu de réponse à temps. Seules les conversations annoncées par une plateforme ont une attente.`,
    ),
  },
  waiting: {
    from: ['conversation_part'],
    name: said('Waiting', 'En attente'),
    formula: said(
      'Calls and chats that nobody has been given yet, as the platforms tell.',
      'Appels et clavardages qui n’ont encore été confiés à personne, selon les plateformes.',
    ),
  },
  'in-state': {
    from: ['node', 'presence', 'conversation_part', 'conversation_event', 'interaction', 'fact'],
    name: said('Who is there', 'Qui est là'),
    formula: said(
      'What each person chose, overruled by what they do: with a resident, or in after-call work. Listed by state and name.',
      'Ce que chaque personne a choisi, sauf si elle est avec quelqu’un ou en travail après appel. Par état, puis par nom.',
    ),
  },
  open: {
    from: ['conversation_part', 'interaction'],
    name: said('Open now', 'En cours'),
    formula: said(
      'Calls and chats with an agent at this moment, holds included, after-call work not.',
      'Appels et clavardages en ce moment avec quelqu’un, mises en attente comprises, travail après appel exclu.',
    ),
  },
  topics: {
    from: ['interaction'],
    name: said('Topics of the last hour', 'Sujets de la dernière heure'),
    formula: said(
      'Topics of the wrap-ups of what was offered in the last hour. Usual is the mean of the same hour on the same weekday of the four weeks before. Rising: at least five, and so many come about by chance less than once in ten thousand such hours.',
      'Sujets des conclusions de ce qui a été présenté dans la dernière heure. L’habitude est la moyenne de la même heure, le même jour des quatre semaines précédentes. En hausse : au moins cinq, et le hasard en donne autant moins d’une fois sur dix mille heures pareilles.',
    ),
  },
  'handle-time-p90': {
    from: ['interaction'],
    name: said('Handle time, 90 %', 'Durée de traitement, 90 %'),
    formula: said(
      `Nine in ten of what was handled took this long or less, told within 1 %. Of fewer than ${fewest} there is none.`,
      `Neuf sur dix de ce qui a été traité ont pris ce temps ou moins, à 1 % près. En dessous de ${fewest}, il n’y en a pas.`,
    ),
  },
  talk: {
    from: ['interaction'],
    name: said('Talk', 'Conversation'),
    formula: said(
      'From accepting to the end, without holds, on average over what was handled.',
      'De l’acceptation à la fin, sans les mises en attente, en moyenne sur ce qui a été traité.',
    ),
  },
  hold: {
    from: ['interaction'],
    name: said('Hold', 'Mise en attente'),
    formula: said(
      'From hold to resumed, on average over what was handled, with and without holds.',
      'De la mise en attente à la reprise, en moyenne sur ce qui a été traité, avec ou sans mise en attente.',
    ),
  },
  'after-call-work': {
    from: ['interaction'],
    name: said('After-call work', 'Travail après appel'),
    formula: said(
      'From the end to the wrap-up, on average over what was handled.',
      'De la fin à la conclusion, en moyenne sur ce qui a été traité.',
    ),
  },
  came: {
    from: ['arrival'],
    name: said('Came', 'Arrivés'),
    formula: said(
      'Calls and chats that a platform told of and that were answered or gave up. Who still waits is not counted yet, nor what an agent began by hand.',
      'Appels et clavardages annoncés par une plateforme, qui ont eu une réponse ou ont renoncé. Qui attend encore ne compte pas encore, ni ce qu’un agent a commencé à la main.',
    ),
  },
  'answer-speed': {
    from: ['arrival'],
    name: said('Speed of answer', 'Délai de réponse'),
    formula: said(
      'How long those who were answered had waited, on average.',
      'Le temps qu’ont attendu ceux qui ont eu une réponse, en moyenne.',
    ),
  },
  abandoned: {
    from: ['arrival'],
    name: said('Gave up', 'Ont renoncé'),
    formula: said(
      'Of those who came, the share whose conversation ended before anybody had accepted it.',
      'Parmi ceux qui sont arrivés, la part dont la conversation s’est terminée avant que quelqu’un l’accepte.',
    ),
  },
  'first-contact': {
    from: ['interaction', 'arrival'],
    name: said('Settled at the first contact', 'Réglés au premier contact'),
    formula: said(
      'Of what was handled and whose contact is known: answered, taken as a request or referred, not transferred, and the same contact did not come again within seven days. A contact is known by a keyed hash, never by its number. The last seven days may still fall.',
      'Parmi ce qui a été traité et dont le contact est connu : répondu, pris comme demande ou dirigé ailleurs, sans transfert, et le même contact n’est pas revenu dans les sept jours. Un contact est connu par une empreinte à clé, jamais par son numéro. Les sept derniers jours peuvent encore baisser.',
    ),
  },
  repeats: {
    from: ['interaction', 'arrival'],
    name: said('Came again', 'Revenus'),
    formula: said(
      'Of what was handled and whose contact is known: the same contact had been here within the seven days before. A contact is known by a keyed hash, never by its number.',
      'Parmi ce qui a été traité et dont le contact est connu : le même contact était déjà venu dans les sept jours précédents. Un contact est connu par une empreinte à clé, jamais par son numéro.',
    ),
  },
  transfers: {
    from: ['interaction'],
    name: said('Transferred', 'Transférés'),
    formula: said(
      'Of what was handled, the share that was handed to somebody else.',
      'Parmi ce qui a été traité, la part confiée à quelqu’un d’autre.',
    ),
  },
  'assist-handle-time': {
    from: ['interaction', 'team_member', 'person'],
    name: said('Handle time with a used suggestion', 'Durée de traitement avec une suggestion utilisée'),
    formula: said(
      `The mean handle time of those in which a suggestion was used, less that of the others, among what is alike: same topic, same channel, and an agent of the same tenure (under 90 days, under a year, longer). Compared where each side has at least ${fewest}, weighed by those with a suggestion. The interval holds the true difference 95 times of 100. Of fewer than ${fewestMatched} compared on a side there is none.`,
      `La durée de traitement moyenne là où une suggestion a servi, moins celle du reste, entre cas semblables : même sujet, même canal, et une ancienneté semblable au centre (moins de 90 jours, moins d’un an, davantage). On compare là où chaque côté compte au moins ${fewest} cas, pondérés selon ceux avec suggestion. L’intervalle contient la vraie différence 95 fois sur 100. À moins de ${fewestMatched} cas comparés d’un côté, il n’y en a pas.`,
    ),
  },
  'assist-resolution': {
    from: ['interaction', 'team_member', 'person'],
    name: said('Settled with a used suggestion', 'Réglés avec une suggestion utilisée'),
    formula: said(
      `The share that was settled (answered, not transferred and not back within a week, of those whose contact is known), with a used suggestion less without, among what is alike in topic, channel and tenure. Mantel and Haenszel’s difference; the interval holds the true one 95 times of 100. Of fewer than ${fewestMatched} compared on a side there is none.`,
      `La part réglée (réponse donnée, sans transfert ni retour dans la semaine, parmi les contacts connus) avec une suggestion utilisée, moins celle sans, entre cas semblables par le sujet, le canal et l’ancienneté. Différence de Mantel et Haenszel; l’intervalle contient la vraie 95 fois sur 100. À moins de ${fewestMatched} cas comparés d’un côté, il n’y en a pas.`,
    ),
  },
  acceptance: {
    from: ['interaction'],
    name: said('Suggestions used', 'Suggestions utilisées'),
    formula: said(
      'Of the interactions in which a suggestion was shown, the share in which one was used.',
      'Parmi les interactions où une suggestion a été présentée, la part où l’une d’elles a servi.',
    ),
  },
  override: {
    from: ['interaction'],
    name: said('Suggestions passed over', 'Suggestions écartées'),
    formula: said(
      'Of the interactions in which a suggestion was shown, the share in which none was used and an answer was found by searching.',
      'Parmi les interactions où une suggestion a été présentée, la part où aucune n’a servi et où une réponse a été trouvée par la recherche.',
    ),
  },
  'answer-time': {
    from: ['interaction', 'arrival'],
    name: said('From first word to answer', 'Du premier mot à la réponse'),
    formula: said(
      `From the first word of the conversation until an answer was used or read. Only where a platform tells the words and an answer was found. An answer that was there before the first word took no time. Of fewer than ${fewest} there is none.`,
      `Du premier mot de la conversation jusqu’à ce qu’une réponse soit utilisée ou lue. Seulement là où une plateforme transmet les mots et où une réponse a été trouvée. Une réponse qui était là avant le premier mot n’a pris aucun temps. En dessous de ${fewest}, il n’y en a pas.`,
    ),
  },
  'basic-questions': {
    from: ['interaction'],
    name: said('Basic questions and requests', 'Questions simples et demandes'),
    formula: said(
      'Interactions that ended with the outcome answered or referred elsewhere, against those in which a request was taken; the rest stand apart. Their time is the handle time, added up; their cost is that time at the cost of an agent hour that you enter.',
      'Les interactions conclues par « réponse donnée » ou « aiguillage vers un autre organisme », face à celles où une demande a été prise en charge; le reste est à part. Leur temps est la durée de traitement additionnée; leur coût, ce temps au coût d’une heure de travail que vous indiquez.',
    ),
  },
  occupancy: {
    from: ['presence_change', 'interaction', 'team_member'],
    name: said('Occupancy', 'Taux d’occupation'),
    formula: said(
      `Time with residents, holds included, and after-call work, as a share of that and of the time in which people were available and free. Two conversations at once count once. Break and away are in neither. Of fewer than ${fewestPeople} people there is none.`,
      `Le temps avec les résidents, mises en attente comprises, et le travail après appel, en proportion de ce temps et de celui où l’on était disponible et libre. Deux conversations à la fois comptent une fois. Les pauses et les absences ne comptent pas. À moins de ${fewestPeople} personnes, il n’y en a pas.`,
    ),
  },
  staffed: {
    from: ['presence_change', 'interaction', 'team_member'],
    name: said('Time staffed', 'Temps de présence'),
    formula: said(
      'How long the people of a team were there in the period: with residents, in after-call work, available, on a break or away, the first two before what they chose. Nobody is there without a connected desktop, except while they work.',
      'Combien de temps les gens d’une équipe ont été là pendant la période : en contact, en travail après appel, disponibles, en pause ou absents, les deux premiers l’emportant sur l’état choisi. Sans poste connecté, personne n’est là, sauf en plein travail.',
    ),
  },
  'state-time-line': {
    from: ['presence_change', 'interaction', 'team_member', 'team_lead'],
    name: said('State time line', 'Déroulement de la journée'),
    formula: said(
      'What one person chose to be, with the interactions that were wrapped up over it. Seen by themselves and by who leads their team.',
      'L’état qu’une personne a choisi, et par-dessus, les interactions conclues. Visible pour elle-même et pour qui dirige son équipe.',
    ),
  },
} as const satisfies Record<string, Definition>
export type FigureName = keyof typeof figures

/** The words of all figures in a language. */
export const figuresIn = (
  language: Language,
): Record<FigureName, { readonly name: string; readonly formula: string }> =>
  Object.fromEntries(
    Object.entries(figures).map(([figure, { name, formula }]) => [
      figure,
      { name: name[language], formula: formula[language] },
    ]),
  ) as ReturnType<typeof figuresIn>
