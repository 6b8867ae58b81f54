import type { Language } from '../language.ts'

/*
 * What people say around a question: greeting, courtesy, hesitation, and the small words of grammar. None of it tells
 * which answer fits, in either language. The list is short on purpose: `how long`, `where`, `today` or `phone` are common
 * and tell little, but their rarity says that already, and now and then they decide. Folded, as `words` gives them.
 */
const english = `
 hi hello hey good morning afternoon evening please thanks thank okay ok yes yeah yep no nope sure right well so um uh
 umm uhh er hmm like just really actually basically honestly maybe kind sort know mean guess think thought 
 say said says saying tell told ask asked asking want wanted wants
 need needed needs wonder wondering hoping hope going go gonna wanna gotta get getting got
 something anything everything someone anybody somebody bit 
 also even now 
 is it its im ive id youre dont doesnt didnt cant wont isnt wasnt whats thats theres
 could would should can will may might must do does did done doing have has had having been being was were are am
 what which whom whose why the this that these those and but for from about 
 than then them they their our ours your yours you me my mine we us he she his her him
 to in on at of by as if or be a an any some very too not nor because per sir madam maam miss mister
 
 sorry bye great perfect nice alright anyway literally 
`

const french = `
 allo bonjour bonsoir salut merci svp plait plaît oui non ouais ok daccord voila voilà bon ben bah euh heu hein alors
 donc puis genre comme vraiment peut etre savoir sais sait dire dis dit parler parle 
 vouloir veux voudrais voudrait aimerais aimerait besoin essayer essaie essaye espere
 vais va faire fait fais faut faudrait avoir ai as avez avons ont avait etait etaient suis es est
 sommes etes sont sera serait quelque quelques truc trucs affaire affaires quelquun rien tout
 toute tous toutes beaucoup peu tres trop aussi encore deja maintenant 
 le la les un une des du de et ou mais ni car que quoi dont ou ce cet cette ces ca cela mon ma mes ton ta
 tes son sa ses notre nos votre vos leur leurs je tu il elle on nous vous ils elles me te se lui y en au aux pour par
 sur sous dans avec sans chez entre vers pas ne plus moins comment pourquoi quel quelle quels quelles
 monsieur madame mademoiselle desole excusez pardon 
 peux peut peuvent pouvez pourrais pourrait dois doit devez lors si cest jai jaimerais
`

/*
 * Words that people say about anything. They help to order answers, but no answer is surer for having them: with these
 * alone nothing was asked yet.
 */
const everydayEnglish = `
  talk talking speak call called calling phone help trying try time times day days week weeks back way today tomorrow yesterday name city town guys people person question information info problem issue make made makes put take took give gave come came coming thing things stuff one ones lot through out up down off over under before after since until while all only own same such via into onto without with look looking see listen again still already here there tried supposed able let where when who how many much long next last new old good bad big small first morning night afternoon evening weather cousin friend work works working
`
const everydayFrench = `
  aide aider demande demander appeler appelle appel telephone jour jours semaine semaines fois demain hier aujourdhui nom ville gens question renseignement information probleme mettre met mis prendre pris donner personne chose choses venir vient aller quand combien qui prochain dernier nouveau nouvelle bon bonne petit petite grand grande matin soir nuit
`

const list = (text: string) => new Set(text.trim().normalize('NFD').replace(/\p{M}/gu, '').split(/\s+/))

const fillers: Record<Language, ReadonlySet<string>> = { en: list(english), fr: list(french) }

/** Whether a folded word says nothing about what is asked. Single letters never do; digits may. */
export function isFiller(folded: string, language: Language): boolean {
  return fillers[language].has(folded) || /^\p{L}$/u.test(folded)
}

const everyday: Record<Language, ReadonlySet<string>> = { en: list(everydayEnglish), fr: list(everydayFrench) }

/** Whether a folded word is said about anything, so that finding it proves nothing. */
export const isEveryday = (folded: string, language: Language): boolean => everyday[language].has(folded)

/** All words that say nothing, folded. */
export const fillerWords = (language: Language): ReadonlySet<string> => fillers[language]
