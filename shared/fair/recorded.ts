import { z } from 'zod'
import type { FactKind } from '../interaction/fact.ts'
import type { Language } from '../knowledge/language.ts'

/*
 * What is recorded about those who work here: the source of the notice to them, and of "What is held about me". A kind of
 * fact without an entry does not compile; a table that names a person and stands in no entry fails a test.
 */

export type Said = Readonly<Record<Language, string>>
type Purpose = keyof typeof purposes
type Keeping = keyof typeof keepings

export type RecordedFact = { readonly name: Said; readonly holds: Said; readonly why: Purpose }
export type Recorded = RecordedFact & { readonly keeps: Keeping; readonly tables: readonly string[] }

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

/** Every kind of fact that a workstation records about an interaction, each with its time and who was signed in. */
export const recordedFacts: Readonly<Record<FactKind, RecordedFact>> = {
  offered: {
    name: said('Offered', 'Présenté'),
    holds: said(
      'That a call or chat came, and whether it was practice.',
      'Qu’un appel ou un clavardage est arrivé, et si c’était un exercice.',
    ),
    why: 'times',
  },
  accepted: {
    name: said('Accepted', 'Accepté'),
    holds: said('When it was taken.', 'Quand il a été pris.'),
    why: 'times',
  },
  held: {
    name: said('Put on hold', 'Mis en attente'),
    holds: said('When a hold began.', 'Le début d’une mise en attente.'),
    why: 'times',
  },
  resumed: {
    name: said('Resumed', 'Repris'),
    holds: said('When a hold ended.', 'La fin d’une mise en attente.'),
    why: 'times',
  },
  transferred: {
    name: said('Handed over', 'Transféré'),
    holds: said(
      'When it was handed over, and to which person or queue.',
      'Quand il a été transféré, et à quelle personne ou file.',
    ),
    why: 'times',
  },
  ended: {
    name: said('Ended', 'Terminé'),
    holds: said('When the conversation ended.', 'Quand la conversation a pris fin.'),
    why: 'times',
  },
  'suggestion-shown': {
    name: said('Answer offered', 'Réponse proposée'),
    holds: said('Which answer was shown, and in which place.', 'Quelle réponse a été affichée, et à quelle place.'),
    why: 'answers',
  },
  'suggestion-used': {
    name: said('Answer used', 'Réponse utilisée'),
    holds: said('Which offered answer was used.', 'Quelle réponse proposée a été utilisée.'),
    why: 'answers',
  },
  'suggestion-dismissed': {
    name: said('Answer turned down', 'Réponse écartée'),
    holds: said('Which offered answer was said not to fit.', 'Quelle réponse proposée a été jugée inadaptée.'),
    why: 'answers',
  },
  'answer-read': {
    name: said('Answer opened', 'Réponse ouverte'),
    holds: said(
      'Which answer was opened, and whether from a search.',
      'Quelle réponse a été ouverte, et si c’était par une recherche.',
    ),
    why: 'answers',
  },
  'answer-copied': {
    name: said('Answer copied', 'Réponse copiée'),
    holds: said(
      'Of which answer the text or the link was copied.',
      'De quelle réponse le texte ou le lien a été copié.',
    ),
    why: 'answers',
  },
  flagged: {
    name: said('Flag raised', 'Signalement'),
    holds: said(
      'Which answer was flagged, as what, and the note, masked.',
      'Quelle réponse a été signalée, pour quel motif, et la note, masquée.',
    ),
    why: 'answers',
  },
  'search-found-nothing': {
    name: said('Search without a result', 'Recherche sans résultat'),
    holds: said(
      'What was searched for in vain, masked; also between calls.',
      'Ce qui a été cherché en vain, masqué; aussi entre les appels.',
    ),
    why: 'answers',
  },
  'service-requested': {
    name: said('Service request sent', 'Demande de service envoyée'),
    holds: said(
      'For which service, and its id; nothing of what is in it.',
      'Pour quel service, et son identifiant; rien de son contenu.',
    ),
    why: 'requests',
  },
  'service-request-numbered': {
    name: said('Service request numbered', 'Demande de service numérotée'),
    holds: said('The number that the city gave it.', 'Le numéro que la Ville lui a donné.'),
    why: 'requests',
  },
  'wrap-up-submitted': {
    name: said('Wrap-up', 'Conclusion'),
    holds: said('Topic, outcome, language, and the note, masked.', 'Sujet, résultat, langue, et la note, masquée.'),
    why: 'times',
  },
}

export const recordKinds = [
  'interaction',
  'fact',
  'conversation',
  'presence',
  'setting',
  'sign-in',
  'account',
  'team',
  'flag',
  'notice-read',
  'service-request',
  'look-at-me',
  'look',
  'contest',
  'installation',
  'refused',
  'work',
] as const
export const recordKindSchema = z.enum(recordKinds)
export type RecordKind = z.infer<typeof recordKindSchema>

/** Every kind of record that the centre holds about a person. */
export const recorded: Readonly<Record<RecordKind, Recorded>> = {
  interaction: {
    name: said('Calls and chats', 'Appels et clavardages'),
    holds: said(
      'Start, end, talk, hold and after-call time, queue, team, topic, outcome, language, how many answers were offered and used.',
      'Début, fin, durées de conversation, d’attente et de travail après appel, file, équipe, sujet, résultat, langue, nombre de réponses proposées et utilisées.',
    ),
    why: 'times',
    keeps: 'no-end',
    tables: ['interaction', 'interaction_left_out'],
  },
  fact: {
    name: said('What happened in them', 'Ce qui s’y est passé'),
    holds: said('Each step with its time, as listed below.', 'Chaque étape avec son heure, selon la liste ci-dessous.'),
    why: 'times',
    keeps: 'no-end',
    tables: ['fact'],
  },
  conversation: {
    name: said('Conversations from platforms', 'Conversations des plateformes'),
    holds: said(
      'When a platform’s conversation was offered to and taken by you; while it lasts, what was said.',
      'Quand la conversation d’une plateforme vous a été présentée et quand vous l’avez prise; tant qu’elle dure, les paroles.',
    ),
    why: 'floor',
    keeps: 'conversations',
    tables: ['conversation_part'],
  },
  presence: {
    name: said('Presence', 'Présence'),
    holds: said(
      'What you chose: available, break or away, and since when; and when no workstation of yours was connected any more. Added up: how long you were in each on a day, with contacts and wrap-up.',
      'Vos choix : disponible, en pause ou absent, et depuis quand; et quand aucun de vos postes n’était plus relié. Additionné : la durée de chacun par jour, avec les contacts et le travail après appel.',
    ),
    why: 'staffed',
    keeps: 'no-end',
    tables: ['presence', 'presence_change', 'rollup_staff'],
  },
  setting: {
    name: said('Views and alerts', 'Vues et alertes'),
    holds: said(
      'The views of periods that you saved, and when you want the floor to alert you.',
      'Les vues de périodes que vous avez enregistrées, et quand vous voulez que le plateau vous alerte.',
    ),
    why: 'settings',
    keeps: 'last',
    tables: ['saved_view', 'wall_threshold'],
  },
  'sign-in': {
    name: said('Sign-ins', 'Ouvertures de session'),
    holds: said(
      'When you signed in and out, and on which workstation.',
      'Quand vous avez ouvert et fermé une session, et sur quel poste.',
    ),
    why: 'access',
    keeps: 'signIns',
    tables: ['session', 'refresh_token', 'device_sign_in', 'sign_in_attempt', 'node'],
  },
  account: {
    name: said('Account', 'Compte'),
    holds: said(
      'Name, sign-in name, roles, and the password as a hash.',
      'Nom, nom d’utilisateur, rôles, et le mot de passe sous forme de hachage.',
    ),
    why: 'access',
    keeps: 'no-end',
    tables: ['person'],
  },
  team: {
    name: said('Teams', 'Équipes'),
    holds: said(
      'Which team you were in and when, and which you lead.',
      'De quelle équipe vous faisiez partie et quand, et lesquelles vous dirigez.',
    ),
    why: 'times',
    keeps: 'no-end',
    tables: ['team_member', 'team_lead'],
  },
  flag: {
    name: said('Flags you raised', 'Vos signalements'),
    holds: said(
      'Which answer, what is the matter, your note, and what was decided.',
      'Quelle réponse, ce qui ne va pas, votre note et la décision.',
    ),
    why: 'answers',
    keeps: 'no-end',
    tables: ['flag', 'flag_settlement'],
  },
  'notice-read': {
    name: said('Notices you acknowledged', 'Avis que vous avez confirmés'),
    holds: said('Which notice, when and on which workstation.', 'Quel avis, quand et sur quel poste.'),
    why: 'notices',
    keeps: 'no-end',
    tables: ['banner_acknowledgement'],
  },
  'service-request': {
    name: said('Service requests you made', 'Demandes de service que vous avez faites'),
    holds: said(
      'Which service, when, its state and its number. What the resident said is deleted once the city has it.',
      'Quel service, quand, son état et son numéro. Les renseignements de la personne sont supprimés dès que la Ville les a.',
    ),
    why: 'requests',
    keeps: 'no-end',
    tables: ['service_request'],
  },
  'look-at-me': {
    name: said('Looks at your figures', 'Consultations de vos chiffres'),
    holds: said(
      'Who looked at your figures, when, and of which period.',
      'Qui a consulté vos chiffres, quand, et pour quelle période.',
    ),
    why: 'fairness',
    keeps: 'no-end',
    tables: ['figure_look'],
  },
  look: {
    name: said('Figures you looked at', 'Chiffres que vous avez consultés'),
    holds: said(
      'Whose figures you looked at as a lead, when, and of which period.',
      'De qui vous avez consulté les chiffres comme responsable, quand, et pour quelle période.',
    ),
    why: 'fairness',
    keeps: 'no-end',
    tables: ['figure_look'],
  },
  contest: {
    name: said('Entries you contested', 'Entrées que vous avez contestées'),
    holds: said(
      'What you wrote, masked, and who answered what.',
      'Ce que vous avez écrit, masqué, et qui a répondu quoi.',
    ),
    why: 'fairness',
    keeps: 'no-end',
    tables: ['contest'],
  },
  installation: {
    name: said('Releases of answers installed', 'Versions des réponses installées'),
    holds: said(
      'Which release a workstation had when you were signed in.',
      'Quelle version un poste avait pendant votre session.',
    ),
    why: 'answers',
    keeps: 'last',
    tables: ['device_release'],
  },
  refused: {
    name: said('Records that were refused', 'Enregistrements refusés'),
    holds: said(
      'What a workstation sent under your name and could not be read.',
      'Ce qu’un poste a envoyé sous votre nom et qui n’a pas pu être lu.',
    ),
    why: 'access',
    keeps: 'no-end',
    tables: ['refused_fact'],
  },
  work: {
    name: said('Other work under your name', 'Autre travail à votre nom'),
    holds: said(
      'Texts and releases of answers, notices to everybody, what you decided about flags, service requests and contested entries.',
      'Textes et versions des réponses, avis à tout le monde, vos décisions sur les signalements, les demandes de service et les entrées contestées.',
    ),
    why: 'access',
    keeps: 'no-end',
    tables: [
      'editorial_act',
      'draft',
      'draft_look',
      'golden_set',
      'release',
      'banner',
      'flag_settlement',
      'service_request',
      'contest',
    ],
  },
}

/** What is recorded nowhere, said so that nobody has to ask. */
export const notRecorded: readonly Said[] = [
  said('keystrokes, or what is typed before it is sent', 'les frappes au clavier, ou ce qui est tapé avant l’envoi'),
  said('screens, in pictures or video', 'les écrans, en images ou en vidéo'),
  said('the mouse: where it is, or how much it moves', 'la souris : où elle est, ou ses déplacements'),
  said('sound: no call is recorded by Cue311', 'le son : Cue311 n’enregistre aucun appel'),
  said('cameras, faces, voices, moods', 'les caméras, les visages, les voix, les humeurs'),
  said('where a person or a workstation is', 'l’endroit où se trouve une personne ou un poste'),
  said('other programs, web pages or files', 'les autres programmes, pages Web ou fichiers'),
  said('a score or a rank of a person', 'une note ou un rang d’une personne'),
]
