import type { Language } from '../language.ts'

/*
 * What people say around a question: greeting, courtesy, hesitation, and the small verbs of asking. None of it tells
 * which answer fits, in either language. Folded, as `words` gives them.
 */
const english = `
  hi hello hey good morning afternoon evening please thanks thank okay ok yes yeah yep no nope sure right well so um uh
  umm uhh er hmm like just really actually basically honestly maybe kind sort know mean guess think thought see look
  listen say said says saying tell told ask asked asking talk talking speak call called calling phone want wanted wants
  need needed needs help wonder wondering hoping hope trying try tried going go gonna wanna gotta get getting got
  come came coming thing things something anything everything someone anybody somebody one ones lot bit much many
  also even still again already now today tomorrow yesterday time times day days week weeks back way here there
  is it its im ive id youre dont doesnt didnt cant wont isnt wasnt whats thats theres
  could would should can will may might must do does did done doing have has had having been being was were are am
  what when where which who whom whose why how the this that these those and but for from with without about into
  onto over under than then them they their our ours your yours you me my mine we us he she his her him
  to in on at of by as if or be a an all any some very too not nor only own same such because since while until per via sir madam maam miss mister
  supposed able let make made makes put take took give gave name city town guys people person question information info
  problem issue sorry bye great perfect nice alright anyway literally stuff
`

const french = `
  allo bonjour bonsoir salut merci svp plait plaît oui non ouais ok daccord voila voilà bon ben bah euh heu hein alors
  donc puis genre comme vraiment peut etre savoir sais sait dire dis dit demander demande parler parle appeler appelle
  appel telephone vouloir veux voudrais voudrait aimerais aimerait besoin aide aider essayer essaie essaye espere
  aller vais va venir vient faire fait fais faut faudrait avoir ai as avez avons ont avait etait etaient suis es est
  sommes etes sont sera serait chose choses quelque quelques truc trucs affaire affaires quelquun personne rien tout
  toute tous toutes beaucoup peu tres trop aussi encore deja maintenant aujourdhui demain hier fois jour jours semaine
  semaines le la les un une des du de et ou mais ni car que qui quoi dont ou ce cet cette ces ca cela mon ma mes ton ta
  tes son sa ses notre nos votre vos leur leurs je tu il elle on nous vous ils elles me te se lui y en au aux pour par
  sur sous dans avec sans chez entre vers pas ne plus moins quand comment pourquoi combien quel quelle quels quelles
  monsieur madame mademoiselle ville gens question renseignement information probleme desole excusez pardon mettre met
  mis prendre pris donner nom peux peut peuvent pouvez pourrais pourrait dois doit devez lors si cest jai jaimerais
`

const list = (text: string) => new Set(text.trim().normalize('NFD').replace(/\p{M}/gu, '').split(/\s+/))

const fillers: Record<Language, ReadonlySet<string>> = { en: list(english), fr: list(french) }

/** Whether a folded word says nothing about what is asked. Single letters never do; digits may. */
export function isFiller(folded: string, language: Language): boolean {
  return fillers[language].has(folded) || /^\p{L}$/u.test(folded)
}

/** All of them, folded. */
export const fillerWords = (language: Language): ReadonlySet<string> => fillers[language]
