import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'

/* A knowledge base as it was, and what its authors did to it afterwards. */

const articleSchema = z.object({
  id: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  keywords: z.string().nullable(),
  url: z.string().nullable(),
  body: z.string(),
})
type Article = z.infer<typeof articleSchema>

const instantSchema = z.string().transform((at) => Date.parse(at))
const deltaSchema = z.object({
  at: instantSchema,
  article_id: z.string(),
  commit: z.string(),
  title_before: z.string(),
  title_after: z.string(),
  before: z.string(),
  after: z.string(),
})
type Delta = z.infer<typeof deltaSchema>
const eventSchema = z.object({ at: instantSchema, article_id: z.string(), op: z.string(), commit: z.string() })

/** What the importer reads of an article, as one line of JSON. */
type SourceLine = Readonly<Record<string, string | null>>

/** One edit: a line for the importer, or an article that was removed. */
export type Edit = { readonly at: number; readonly commit: string } & (
  | { readonly kind: 'changed'; readonly line: SourceLine }
  | { readonly kind: 'removed'; readonly articleId: string }
)

export type EditStream = { readonly base: readonly SourceLine[]; readonly edits: readonly Edit[] }

type Files = { readonly articles: string; readonly deltas: string; readonly events: string }

/**
 * Reads the set. Its articles are of 1 November 2018 and its first edits a few days older: where an article was edited
 * before, it begins as it was before that, so that every edit is one. Of the articles that were removed later, whose
 * texts need nobody to be known, the removals follow at their time.
 */
export async function readEditStream(files: Files): Promise<EditStream> {
  const articles = await readLines(files.articles, articleSchema)
  const deltas = (await readLines(files.deltas, deltaSchema)).toSorted((a, b) => a.at - b.at)
  const last = deltas.at(-1)?.at ?? 0
  const known = new Map(articles.map((article) => [article.id, article]))
  const events = await readLines(files.events, eventSchema)
  const removals = events.filter(({ op, article_id, at }) => op === 'delete' && known.has(article_id) && at <= last)
  const edits = [
    ...deltas.flatMap((delta): Edit[] => {
      const article = known.get(delta.article_id)
      return article ? [changed(article, delta)] : []
    }),
    ...removals.map(({ at, commit, article_id }): Edit => ({ kind: 'removed', at, commit, articleId: article_id })),
  ]
  return { base: articles.map((article) => beginOf(article, deltas)), edits: edits.toSorted((a, b) => a.at - b.at) }
}

const snapshotAt = Date.parse('2018-11-01T00:00:00-04:00')
const firstDay = '2018-10-25'

function beginOf(article: Article, deltas: readonly Delta[]): SourceLine {
  const first = deltas.find(({ article_id, at }) => article_id === article.id && at < snapshotAt)
  const then = first ? { ...article, title: first.title_before, body: first.before } : article
  return toLine(then, firstDay)
}

const changed = (article: Article, { at, commit, title_after: title, after: body }: Delta): Edit => ({
  kind: 'changed',
  at,
  commit,
  line: toLine({ ...article, title, body }, new Date(at).toISOString().slice(0, 10)),
})

const toLine = ({ id, title, category, keywords, url, body }: Article, revisedOn: string): SourceLine => ({
  id,
  title,
  category,
  keywords,
  url,
  body,
  revisedOn,
})

async function readLines<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>[]> {
  const text = (await promisify(gunzip)(await readFile(file))).toString()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => schema.parse(JSON.parse(line)))
}
