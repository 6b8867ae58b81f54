import type { Language } from '../knowledge/language.ts'

/* Why something is recorded about those who work here, and for how long it is kept. */

export type Said = Readonly<Record<Language, string>>
export type Purpose = keyof typeof purposes
export type Keeping = keyof typeof keepings

/** In both languages. */
export const said = (en: string, fr: string): Said => ({ en, fr })

export const purposes = {
  times: said(
    'How long contacts take, in figures of the centre, of queues and of teams; and of one person for that person and the leads of the team.',
    'La durée des contacts, dans les chiffres du centre, des files et des équipes; et ceux d’une personne pour elle-même et les responsables de son équipe.',
  ),
  answers: said(
    'Which answers help and which do not, so that they are put right.',
    'Quelles réponses aident et lesquelles n’aident pas, pour les corriger.',
  ),
  requests: said(
    'That a resident’s request reaches the city and its number is not lost.',
    'Que la demande d’une personne parvienne à la Ville et que son numéro ne se perde pas.',
  ),
  floor: said(
    'Who can take the next conversation, and who has a conversation now.',
    'Qui peut prendre la prochaine conversation, et qui en a une en ce moment.',
  ),
  staffed: said(
    'Who can take the next conversation; and, of teams, how much of the time that people are there is work.',
    'Qui peut prendre la prochaine conversation; et, pour les équipes, quelle part du temps de présence est du travail.',
  ),
  settings: said(
    'That what you set up is there on whatever workstation you sit at.',
    'Que ce que vous avez réglé vous suive d’un poste à l’autre.',
  ),
  access: said(
    'That nobody works under another’s name, and what was done can be traced to who did it.',
    'Que personne ne travaille sous le nom d’une autre personne, et que ce qui a été fait puisse être attribué.',
  ),
  notices: said('Whether urgent notices have reached everybody.', 'Si les avis urgents ont été lus par tout le monde.'),
  fairness: said(
    'That people can see who looked at their figures, and can contest what is recorded.',
    'Que chaque personne puisse voir qui a consulté ses chiffres et contester ce qui est enregistré.',
  ),
} as const

export const keepings = {
  'no-end': said(
    'Cue311 sets no end: until the city deletes it under its retention rules.',
    'Cue311 ne fixe pas de fin : jusqu’à ce que la Ville le supprime selon son calendrier de conservation.',
  ),
  last: said('Only the last one: the next one replaces it.', 'Seulement le dernier : le suivant le remplace.'),
  signIns: said(
    'No end for the sign-in itself. Its tokens: 28 days. Wrong passwords: 5 minutes. Who is connected: while they are.',
    'Aucune fin pour l’ouverture de session elle-même. Ses jetons : 28 jours. Mots de passe erronés : 5 minutes. Qui est en ligne : tant que la connexion dure.',
  ),
  conversations: said(
    'What was said is deleted at the wrap-up, eight hours after the end at the latest; the rest about a day later.',
    'Les paroles sont supprimées à la conclusion, au plus tard huit heures après la fin; le reste environ un jour plus tard.',
  ),
} as const
