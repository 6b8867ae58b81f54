import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import type { Figures } from '../bench.ts'
import { inWords, named } from '../percentiles.ts'
import { measureWindow } from './measure-window.ts'

/** From keystroke to painted card in the real window, over a release of these texts; some of them must be sure. */
export async function measureInWindow(texts: readonly AnswerText[], count: number): Promise<Figures> {
  const { toCard, toAnswer } = await measureWindow((folder) => writeContent(folder, texts))
  console.log(`  window, from keystroke to painted card  ${inWords(toCard)} — the promise is 33 ms (p95)`)
  console.log(`  window, from question to cards, round trip  ${inWords(toAnswer)}`)
  return { ...named(`suggest.${count}.window`, toCard), ...named(`suggest.${count}.roundTrip`, toAnswer) }
}
/** Answers as the files that a server is seeded from. */
async function writeContent(folder: string, texts: readonly AnswerText[]): Promise<void> {
  for (const language of ['en', 'fr']) await mkdir(join(folder, language), { recursive: true })
  for (const text of texts) {
    const suffix = text.effectiveFrom === '2027-01-01' ? '@2027-01-01' : ''
    await writeFile(join(folder, text.language, `${text.answerId}${suffix}.md`), toFile(text))
  }
}

function toFile({ answerId, residentsWords, steps, detail, effectiveUntil, ...rest }: AnswerText): string {
  const front = { id: answerId, ...rest, words: residentsWords, ...(effectiveUntil ? { effectiveUntil } : {}) }
  const [stepsTitle, detailTitle] = rest.language === 'fr' ? ['Étapes', 'Détail'] : ['Steps', 'Detail']
  // JSON is YAML.
  return `---\n${Object.entries(front)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n')}\n---\n\n## ${stepsTitle}\n\n${steps}\n\n## ${detailTitle}\n\n${detail}\n`
}
