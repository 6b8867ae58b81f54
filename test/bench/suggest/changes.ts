import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import { createRanker } from '../../../shared/knowledge/engine/ranker.ts'
import { openShelf } from '../../../shared/knowledge/engine/shelf.ts'
import type { Knowledge } from '../../../shared/knowledge/knowledge.ts'
import { type Release, toRevision } from '../../../shared/knowledge/release.ts'
import { advanceShelves, noShelves, type Shelves } from '../../../shared/knowledge/shelves.ts'
import { sha256 } from '../../support/a-release.ts'
import type { Figures } from '../bench.ts'
import { changeAnswers } from './engine.ts'

/*
 * How soon a release with some changed answers is searchable, and whether what it ranks is what an index built whole
 * would rank.
 */

const sizes = [1, 20, 200]

export function measureChanges(knowledge: Knowledge, shelves: Shelves, release: Release, name: string): Figures {
  const figures: Figures = {}
  const english = release.revisions.filter(({ language }) => language === 'en')
  // Once before, so that what is measured is not the first indexing of this process.
  changeSome(knowledge, shelves, release, english.slice(0, 5))
  for (const size of sizes.filter((count) => count <= english.length / 2)) {
    const step = Math.floor(english.length / size)
    const before = english.filter((_, place) => place % step === 0).slice(0, size)
    const { ms, same } = changeSome(knowledge, shelves, release, before)
    console.log(`  ${String(size).padStart(3)} changed      searchable in ${ms.toFixed(1)} ms, ${same}`)
    figures[`${name}.change.${size}.ms`] = ms
  }
  return figures
}

function changeSome(knowledge: Knowledge, shelves: Shelves, release: Release, before: Release['revisions']) {
  const changed = before.map(({ revisionId: _replaced, ...text }) =>
    toRevision({ ...text, detail: `${text.detail}\n\nCorrected this morning.` } as AnswerText, sha256),
  )
  const replaced = before.map(({ revisionId }) => revisionId)
  const { ms, shelves: next } = changeAnswers(knowledge, shelves, release, changed, replaced)
  return { ms, same: before.length === 200 ? sameAsWhole(next, release, changed, replaced) : '' }
}

/** How many of the titles, asked as questions, have the same first ten in the pieces and in an index built whole. */
function sameAsWhole(pieces: Shelves, release: Release, changed: Release['revisions'], replaced: readonly string[]) {
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
  return `${same} of ${asked.length} first tens equal to an index built whole`
}
