import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import { createRanker } from '../../../shared/knowledge/engine/ranker.ts'
import { openShelf } from '../../../shared/knowledge/engine/shelf.ts'
import type { Knowledge } from '../../../shared/knowledge/knowledge.ts'
import { type Release, toRevision } from '../../../shared/knowledge/release.ts'
import { advanceShelves, noShelves, type Shelves } from '../../../shared/knowledge/shelves.ts'
import { sha256 } from '../../support/a-release.ts'
import type { Figures } from '../bench.ts'
import { inWords, named, percentilesOf } from '../percentiles.ts'
import { changeAnswers } from './engine.ts'

/*
 * How soon a release with some changed answers is searchable, and whether what it ranks is what an index built whole
 * would rank.
 */

const sizes = [1, 20, 200]
const rounds = 5
const mostCompared = 200

export function measureChanges(knowledge: Knowledge, shelves: Shelves, release: Release, name: string): Figures {
  const figures: Figures = {}
  const english = release.revisions.filter(({ language }) => language === 'en')
  // Once before, so that what is measured is not the first indexing of this process.
  changeSome(knowledge, shelves, release, english.slice(0, 5))
  for (const size of sizes.filter((count) => count <= english.length / 2)) {
    const step = Math.floor(english.length / size)
    const textsOf = (round: number) => english.filter((_, place) => place % step === round % step).slice(0, size)
    const runs = Array.from({ length: rounds }, (_, round) => changeSome(knowledge, shelves, release, textsOf(round)))
    const of = percentilesOf(runs.map(({ ms }) => ms))
    console.log(`  ${String(size).padStart(3)} changed   searchable in ${inWords(of)}`)
    Object.assign(figures, named(`${name}.change.${size}`, of))
  }
  const last = changeSome(knowledge, shelves, release, english.slice(0, mostCompared))
  const { same, asked } = sameAsWhole(last, release)
  console.log(`  ${same} of ${asked} first tens equal to an index built whole`)
  figures[`${name}.change.sameTopTenShare`] = same / asked
  return figures
}

function changeSome(knowledge: Knowledge, shelves: Shelves, release: Release, before: Release['revisions']) {
  const changed = before.map(({ revisionId: _replaced, ...text }) =>
    toRevision({ ...text, detail: `${text.detail}\n\nCorrected this morning.` } as AnswerText, sha256),
  )
  const replaced = before.map(({ revisionId }) => revisionId)
  return { ...changeAnswers(knowledge, shelves, release, changed, replaced), changed, replaced }
}

/** How many spoken lines, asked as questions, have the same first ten in the pieces and in an index built whole. */
function sameAsWhole({ shelves: pieces, changed, replaced }: ReturnType<typeof changeSome>, release: Release) {
  const gone = new Set(replaced)
  const revisions = [...release.revisions.filter(({ revisionId }) => !gone.has(revisionId)), ...changed]
  const whole = advanceShelves(
    noShelves,
    revisions.filter(({ language }) => language === 'en'),
  )
  const topTen = (shelf: Shelves) => {
    const ranker = createRanker(openShelf('en', shelf.en))
    return (text: string) =>
      ranker
        .rank({ turns: [{ speaker: 'resident', text }], typing: false, filter: { day: 20261123, facet: null } })
        .ranked.slice(0, 10)
        .map(({ ref }) => ref)
        .join()
  }
  const [ofPieces, ofWhole] = [topTen(pieces), topTen(whole)]
  const asked = revisions.filter((_, place) => place % Math.ceil(revisions.length / 200) === 0)
  const same = asked.filter(({ spoken }) => ofPieces(spoken) === ofWhole(spoken)).length
  return { same, asked: asked.length }
}
