import type { Utterance } from '../conversation/utterance.ts'
import { fold } from './engine/words.ts'
import { type Language, languages } from './language.ts'

/* Small words that are common in one language and absent from the other: a few of them decide. */
const telltale: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    `the and is are was were my your our their this that these those have has had with for from what when where which
    who how why they she would could should do does did not been will just about there an of to it i you we he be at
    by hello hi please thanks thank`.split(/\s+/),
  ),
  fr: new Set(
    `le la les un une des du de et est sont etait je tu il elle nous vous ils mon ma mes votre vos notre nos ce cette
    ces que qui quoi dans avec pour sur pas ne plus quand comment pourquoi quel quelle ou au aux en se bonjour allo
    merci oui svp suis avez ai fait faut ca cest jai`.split(/\s+/),
  ),
}

/** How many utterances back still tell what is spoken now. */
const recentUtterances = 4

/**
 * The language that the resident speaks, as far as was heard: the one with more tell-tale words in the last few
 * utterances. Null when nothing tells.
 */
export function heardLanguage(conversation: readonly Utterance[], notes: string): Language | null {
  const heard = conversation.filter(({ speaker }) => speaker === 'resident').slice(-recentUtterances)
  return tellingLanguage(heard.map(({ text }) => text).join(' ')) ?? tellingLanguage(notes)
}

function tellingLanguage(text: string): Language | null {
  const counts = { en: 0, fr: 0 }
  for (const word of fold(text).split(/[^\p{L}]+/u)) {
    for (const language of languages) if (telltale[language].has(word)) counts[language]++
  }
  if (counts.en === counts.fr) return null
  return counts.en > counts.fr ? 'en' : 'fr'
}
