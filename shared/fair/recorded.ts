import { z } from 'zod'
import { type Keeping, type Said, said } from './purposes.ts'
import type { RecordedFact } from './recorded-facts.ts'

/*
 * What is recorded about those who work here: the source of the notice to them, and of "What is held about me". A kind of
 * fact without an entry in `recorded-facts.ts` does not compile; a table that names a person and stands in no entry here
 * fails a test.
 */

export type Recorded = RecordedFact & { readonly keeps: Keeping; readonly tables: readonly string[] }

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
