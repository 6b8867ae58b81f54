import type { Figures } from '../bench.ts'
import { benchAblation } from './bench-ablation.ts'
import { benchArticles } from './bench-articles.ts'
import { benchDialogues } from './bench-dialogues.ts'
import { readOptions } from './options.ts'

/*
 * How often the right answer is among the first, beside named references of the same run.
 *
 *   npm run bench quality                              gov-dialogues, kb-us-cities and the sample content
 *   … -- --dialogues FILE --passages FILE              other dialogues (formats of gov-dialogues)
 *   … -- --content FILE --queries FILE                 other articles (formats of kb-us-cities)
 *
 *   --only dialogues|articles     one half of the default run
 *   --noise none,asr,typo,switch  see noise/noise.ts; given files: none
 *   --modes last,user,full        how much of the conversation is the query
 *   --split tune|report|all       which half of the ids (see split.ts); default data: report, given files: all
 *   --ours-only                   without the references
 *   --articles 100000             dialogues again among that many passages; references only with --references
 *   --changes                     how often the cards change while one types, for every set of articles
 *   --ablation                    our engine with each of its steps off, and what recall@1 / @3 lose, in points
 *   --json FILE                   all figures, percent from 0 to 100
 */
export async function benchQuality(args: string[]): Promise<Figures> {
  const options = readOptions(args)
  if (options.ablation) return benchAblation(options)
  return {
    ...(options.parts.includes('dialogues') ? await benchDialogues(options) : {}),
    ...(options.parts.includes('articles') ? await benchArticles(options) : {}),
  }
}
