import { fewest } from '../figures/figure.ts'
import type { Language } from '../knowledge/language.ts'
import { longestAgentPeriodDays } from './agent-figures.ts'
import { keepings, purposes, type Said } from './purposes.ts'
import { notRecorded, recorded, recordKinds } from './recorded.ts'
import { recordedFacts } from './recorded-facts.ts'

/*
 * The notice to those who work with Cue311, made from the list of what is recorded. Its parts are those that a written policy
 * on electronic monitoring has to have by Ontario's Employment Standards Act, 2000, section 41.1.1 (3): whether, how and in
 * what circumstances, for which purposes, the date on which it was prepared and those of its changes.
 */

/**
 * When what is recorded changed, the first time first. `digest` is of the list as it was since then: a test fails until
 * a changed list has its line here.
 */
export const noticeChanges: readonly { readonly day: string; readonly what: Said; readonly digest: string }[] = [
  { day: '2026-11-29', what: { en: 'Prepared.', fr: 'Préparé.' }, digest: 'c29a15c6437df52a' },
  {
    day: '2026-11-30',
    what: { en: 'Says that times of a day are added up.', fr: 'Dit que les durées d’une journée sont additionnées.' },
    digest: '3758454e8cf87ef6',
  },
]

/** A part of the notice: paragraphs, then a list or a table. */
export type NoticePart = {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly list?: readonly string[]
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
}
export type Notice = { readonly title: string; readonly intro: string; readonly parts: readonly NoticePart[] }

/** The notice in a language. */
export function makeNotice(language: Language): Notice {
  const say = words[language]
  const all = recordKinds.map((kind) => recorded[kind])
  const used = new Set([...all, ...Object.values(recordedFacts)].map(({ why }) => why))
  return {
    title: say.title,
    intro: say.intro,
    parts: [
      { title: say.whether, paragraphs: [say.yes] },
      {
        title: say.how,
        paragraphs: [say.circumstances],
        table: {
          columns: [say.record, say.holds, say.kept],
          rows: all.map(({ name, holds, keeps }) => [name[language], holds[language], keepings[keeps][language]]),
        },
      },
      {
        title: say.steps,
        paragraphs: [say.stepsHow],
        table: {
          columns: [say.record, say.holds, say.why],
          rows: Object.values(recordedFacts).map(({ name, holds, why }) => [
            name[language],
            holds[language],
            purposes[why][language],
          ]),
        },
      },
      { title: say.elsewhere, paragraphs: [say.workstation, say.log] },
      { title: say.purposes, paragraphs: [say.noOthers], list: [...used].map((why) => purposes[why][language]) },
      { title: say.not, paragraphs: [say.notHow], list: notRecorded.map((one) => one[language]) },
      { title: say.who, paragraphs: [say.oneself, say.leads, say.others] },
      { title: say.contest, paragraphs: [say.contestHow] },
      {
        title: say.dates,
        paragraphs: [],
        list: noticeChanges.map(({ day, what }) => `${day}${say.colon} ${what[language]}`),
      },
    ],
  }
}

/** The notice as Markdown, for the city's own policy. */
export function noticeAsMarkdown(language: Language): string {
  const { title, intro, parts } = makeNotice(language)
  return [`# ${title}`, intro, ...parts.flatMap(partAsMarkdown)].join('\n\n')
}

function partAsMarkdown({ title, paragraphs, list, table }: NoticePart): string[] {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [
    `## ${title}`,
    ...paragraphs,
    ...(list ? [list.map((one) => `- ${one}`).join('\n')] : []),
    ...(table ? [[row(table.columns), row(table.columns.map(() => '---')), ...table.rows.map(row)].join('\n')] : []),
  ]
}

const words = {
  en: {
    title: 'Electronic monitoring: what Cue311 records about those who work with it',
    intro:
      'For the written policy on electronic monitoring that Part XI.1 of Ontario’s Employment Standards Act, 2000 requires. It is made by Cue311 from the list of what it does record, and describes Cue311 alone: the employer adds what its other systems record.',
    whether: 'Whether employees are monitored electronically',
    yes: 'Yes. Cue311 records electronically how contacts with residents are handled, and by whom.',
    how: 'How, and in what circumstances',
    circumstances:
      'From sign-in to sign-out on a Cue311 workstation, by what is pressed in its window and by what the telephone and chat platforms tell of a conversation. Of anybody who is signed out nothing is recorded but a failed sign-in. Practice is recorded and counts in no figure.',
    record: 'Record',
    holds: 'What it holds',
    kept: 'How long it is kept',
    why: 'Why',
    steps: 'The steps of a call or chat',
    stepsHow: 'Each has the time at which it happened and who was signed in.',
    elsewhere: 'On the workstation and in the log',
    workstation:
      'A workstation keeps the notes and the text of an open conversation until its wrap-up, what it has not sent yet until it is sent, and which answers were used on it, whoever used them.',
    log: 'The server’s log names people by an id where something was refused or went wrong. How long it is kept is the city’s to say.',
    purposes: 'The purposes for which it may be used',
    noOthers:
      'These are the purposes for which Cue311 records it. An employer that uses it for others names them here.',
    not: 'What is not recorded',
    notHow: 'Cue311 has no part that could record:',
    who: 'Who sees it',
    oneself: 'You see all of it: “My day”, “What is held about me”. You can take a copy of all of it along.',
    leads: `The leads of your team see your figures: how many contacts you handled and handed over, and the medians of your times, of at most ${longestAgentPeriodDays} days at once and of ${fewest} contacts at least. You see the same figures, and every look at them with its time and who it was.`,
    others:
      'Other supervisors and administrators see figures of the centre, of queues and of teams. People stand in lists by name; nothing ranks them. Whoever runs the city’s database can read it.',
    contest: 'What you can do when something is wrong',
    contestHow:
      'In “What is held about me” you say of a call or chat what is wrong. A lead of your team answers in words: it stands, or it is left out of all figures. Both stay on record.',
    dates: 'When this was prepared and changed',
    colon: ':',
  },
  fr: {
    title: 'Surveillance électronique : ce que Cue311 enregistre sur les personnes qui l’utilisent',
    intro:
      'Pour la politique écrite sur la surveillance électronique qu’exige la partie XI.1 de la Loi de 2000 sur les normes d’emploi de l’Ontario. Cue311 la produit à partir de la liste de ce qu’il enregistre réellement, et elle ne décrit que Cue311 : l’employeur y ajoute ce que ses autres systèmes enregistrent.',
    whether: 'Les employés font-ils l’objet d’une surveillance électronique?',
    yes: 'Oui. Cue311 enregistre électroniquement comment les échanges avec la population sont traités, et par qui.',
    how: 'De quelle façon et dans quelles circonstances',
    circumstances:
      'De l’ouverture à la fermeture de la session sur un poste Cue311, par les touches et les boutons de sa fenêtre et par ce que les plateformes de téléphonie et de clavardage indiquent d’une conversation. En dehors d’une session, rien n’est enregistré sauf une ouverture de session qui échoue. Les exercices sont enregistrés et ne comptent dans aucun chiffre.',
    record: 'Enregistrement',
    holds: 'Ce qu’il contient',
    kept: 'Durée de conservation',
    why: 'Pourquoi',
    steps: 'Les étapes d’un appel ou d’un clavardage',
    stepsHow: 'Chacune porte l’heure à laquelle elle a eu lieu et le nom de la personne dont la session était ouverte.',
    elsewhere: 'Sur le poste et dans le journal',
    workstation:
      'Un poste garde les notes et le texte d’une conversation ouverte jusqu’à sa conclusion, ce qui n’est pas encore envoyé jusqu’à l’envoi, et quelles réponses y ont été utilisées, peu importe par qui.',
    log: 'Le journal du serveur désigne les personnes par un identifiant lorsque quelque chose a été refusé ou a échoué. Sa durée de conservation relève de la Ville.',
    purposes: 'Les fins auxquelles ces renseignements peuvent servir',
    noOthers:
      'Ce sont les fins pour lesquelles Cue311 les enregistre. L’employeur qui s’en sert à d’autres fins les indique ici.',
    not: 'Ce qui n’est pas enregistré',
    notHow: 'Rien dans Cue311 ne peut enregistrer :',
    who: 'Qui y a accès',
    oneself:
      'Vous voyez tout : « Ma journée », « Ce qui est conservé sur moi ». Vous pouvez en emporter une copie complète.',
    leads: `Les responsables de votre équipe voient vos chiffres : combien d’échanges vous avez traités et transférés, et les médianes de vos durées, pour ${longestAgentPeriodDays} jours au plus à la fois et à partir de ${fewest} échanges. Vous voyez les mêmes chiffres, et chaque consultation avec son heure et son auteur.`,
    others:
      'Les autres superviseurs et les administrateurs voient les chiffres du centre, des files et des équipes. Les personnes figurent dans les listes par ordre alphabétique; rien ne les classe. La personne qui administre la base de données de la Ville peut la lire.',
    contest: 'Ce que vous pouvez faire si quelque chose est inexact',
    contestHow:
      'Dans « Ce qui est conservé sur moi », vous dites ce qui est inexact dans un appel ou un clavardage. Une ou un responsable de votre équipe répond par écrit : l’entrée est maintenue, ou elle est exclue de tous les chiffres. Les deux restent au dossier.',
    dates: 'Dates de préparation et de modification',
    colon: ' :',
  },
} as const
