import type { Language } from '../../knowledge/language.ts'
import type { Dimension } from '../question.ts'

/* What files of figures say in words. They are written by the server too, which has no window's translations. */

type InBoth = Readonly<Record<Language, string>>

const say = (en: string, fr: string): InBoth => ({ en, fr })

export const head = {
  title: say('Cue311: figures of a period', 'Cue311 : chiffres d’une période'),
  period: say('Period', 'Période'),
  compared: say('Compared with', 'Comparée à'),
  to: say('{from} to {to}', 'du {from} au {to}'),
  timeZone: say('Time zone', 'Fuseau horaire'),
  filter: say('Only', 'Seulement'),
  all: say('everything', 'tout'),
  by: say('By', 'Par'),
  threshold: say('Answered in time: within, seconds', 'Réponse à temps : en secondes, au plus'),
  asOf: say('Figures as of', 'Chiffres de'),
  more: say('Rows not shown', 'Lignes non montrées'),
  fewest: say('Below this number there is no mean, median or share', 'En dessous, ni moyenne, ni médiane, ni part'),
  practice: say('Practice', 'Exercices'),
  notCounted: say('not counted', 'non comptés'),
  total: say('All together', 'Ensemble'),
  none: say('(none)', '(aucun)'),
  value: say('Value', 'Valeur'),
  id: say('Id', 'Identifiant'),
  tooFew: say('too few to say', 'trop peu pour conclure'),
} as const satisfies Record<string, InBoth>

export const sheetNames = {
  figures: say('Figures', 'Chiffres'),
  distribution: say('Handle times', 'Durées de traitement'),
  definitions: say('Definitions', 'Définitions'),
} as const satisfies Record<string, InBoth>

export const distribution = {
  from: say('From, seconds', 'À partir de, secondes'),
  until: say('Below, seconds', 'En dessous de, secondes'),
  handled: say('Handled', 'Traités'),
} as const satisfies Record<string, InBoth>

export const dimensionNames: Readonly<Record<Dimension, InBoth>> = {
  channel: say('Channel', 'Canal'),
  queue: say('Queue', 'File'),
  language: say('Language', 'Langue'),
  team: say('Team', 'Équipe'),
  topic: say('Topic', 'Sujet'),
  outcome: say('Outcome', 'Résultat'),
  hour: say('Hour of the week', 'Heure de la semaine'),
}

/** Values that are codes. */
export const valueNames: Partial<Record<Dimension, Readonly<Record<string, InBoth>>>> = {
  channel: { voice: say('Phone', 'Téléphone'), chat: say('Chat', 'Clavardage') },
  language: { en: say('English', 'Anglais'), fr: say('French', 'Français') },
  outcome: {
    answered: say('Answered', 'Réponse donnée'),
    'request-taken': say('Request taken', 'Demande prise en charge'),
    referred: say('Referred elsewhere', 'Aiguillage vers un autre organisme'),
    transferred: say('Transferred', 'Appel transféré'),
    'no-answer-found': say('No answer found', 'Aucune réponse trouvée'),
    abandoned: say('Resident hung up', 'La personne a raccroché'),
    other: say('Other', 'Autre'),
  },
}
