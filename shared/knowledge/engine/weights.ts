/**
 * Every number that ranking was tuned with. What each means stands in docs/suggesting.md; how each was found, in
 * test/bench/quality.
 */
export const weights = {
  /** BM25F (Robertson, Zaragoza, Taylor 2004) over whole documents. */
  document: {
    k1: 1,
    b: 0.35,
    words: 300,
    title: 2.7,
    synonyms: 2.7,
    heading: 0.9,
    body: 0.3,
    rarity: 0.55,
    share: 0.3,
  },
  /** BM25 (Robertson, Walker 1994) over sections. */
  section: { k1: 1.8, b: 0.15, words: 80, title: 1.3, synonyms: 2.4, heading: 2.9, body: 1, rarity: 0.88, share: 0.84 },
  /** Adjacent words found adjacent. */
  pair: 0.35,
  /** How much a turn's evidence counts, by who said it. */
  speaker: { resident: 0.51, agent: 0.28, notes: 0.6 },
  /** Where the talk goes from a section: stays, to the next, back, anywhere in the answer; to another answer. */
  moves: { stay: 0.38, next: 0.25, back: 0.12, within: 1, away: 0.06 },
  /** Where talk about an answer begins: the first section most often. */
  entry: { fade: 0.24, least: 0.085 },
  /** What a word is worth that was not found as it was said. */
  likeness: { completed: 0.8, corrected: 0.7, thesaurus: 0.5, joined: 0.9, split: 0.7 },
  /** How far use moves a document, in units of log-probability: at this centre, on this workstation. */
  use: { centre: 0.1, here: 0.6 },
}
