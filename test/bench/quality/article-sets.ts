import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../../electron/launch/environment.ts'
import { checkContent } from '../../../server/content/check-content.ts'
import { type AnswerText, isEffective } from '../../../shared/knowledge/answer.ts'
import type { Article } from './contender.ts'
import type { Options } from './options.ts'
import { articleSchema, inSplit, type Query, querySchema } from './query.ts'
import { readLines } from './read-lines.ts'
import { sharedData } from './shared-data.ts'
import type { Split } from './split.ts'

/** Articles and what is asked of them. */
export type ArticleSet = {
  readonly name: string
  readonly articles: readonly Article[]
  readonly queries: readonly Query[]
  /** Which parts of the queries are told apart, the reported one first. */
  readonly splits: readonly Split[]
  /** Whether changes while typing are counted without being asked for. */
  readonly typed: boolean
}

/** A working day on which the sample content is asked. */
const today = '2026-11-23'

export async function articleSets({ content, split }: Options): Promise<ArticleSet[]> {
  if (content) {
    const [articles, queries] = [
      await readLines(content.file, articleSchema),
      await readLines(content.queries, querySchema),
    ]
    return [{ name: 'content', articles, queries, splits: [split ?? 'all'], typed: false }]
  }
  const splits: readonly Split[] = split ? [split] : ['report', 'tune', 'all']
  return [...(await cities(splits)), ...(await sample(splits))]
}

async function cities(splits: readonly Split[]): Promise<ArticleSet[]> {
  const files = sharedData('kb-us-cities', 'articles.jsonl.gz', 'dev-queries.jsonl')
  if (!files) return []
  const [articles, queries] = [await readLines(files[0], articleSchema), await readLines(files[1], querySchema)]
  return [{ name: 'kb-us-cities', articles, queries, splits, typed: false }]
}

async function sample(splits: readonly Split[]): Promise<ArticleSet[]> {
  const file = join(import.meta.dirname, 'sample-queries.jsonl')
  if (!existsSync(file)) {
    console.log(`\nsample: skipped, because ${file} is not there.`)
    return []
  }
  const { texts } = await checkContent(join(projectFolder, 'assets/content'))
  const articles = texts.filter((text) => isEffective(text, today)).map(asArticle)
  return [{ name: 'sample', articles, queries: await readLines(file, querySchema), splits, typed: true }]
}

function asArticle(text: AnswerText): Article {
  return {
    id: text.answerId,
    title: text.title,
    category: text.service,
    keywords: text.residentsWords.join(', '),
    body: [text.spoken, text.steps, text.detail].join('\n\n'),
    lang: text.language,
    text,
  }
}

export const queriesOf = ({ queries }: ArticleSet, split: Split): Query[] =>
  queries.filter((query) => inSplit(split, query))
