import type { FactKind } from '../interaction/fact.ts'
import { type Purpose, type Said, said } from './purposes.ts'

export type RecordedFact = { readonly name: Said; readonly holds: Said; readonly why: Purpose }

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
