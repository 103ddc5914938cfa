/**
 * Two versions -> beads: which segments of one answer which of the other. Promised and tested: every segment stands in
 * exactly one bead, a text answers itself one to one, exchanged sides give the mirrored beads, pinned beads are kept. It
 * never throws. A low score is a doubt for a person to settle. Two texts of one language are aligned by monolingual.ts, of two
 * languages by bilingual.ts.
 */
import { alignAgain } from './again.ts'
import { type AlignOptions, type Bead, inReadingOrder, mirror } from './bead.ts'
import { alignBilingual } from './bilingual.ts'
import { alignMonolingual } from './monolingual.ts'
import { readTexts } from './read.ts'
import { isBilingual } from './two-languages.ts'

export type { AlignOptions, Bead } from './bead.ts'

/**
 * Aligns the segments of `a` with those of `b`. Beads come in reading order: that of `a`, with inserts where `b` has
 * them, after the deletes of the same place; a move stands at its place in `a`.
 *
 * Time grows like n log n: 30,000 segments a side take a few seconds and some 150 MB. Where a large stretch has no rare word
 * in common, only the neighbourhood of its diagonal is searched. With `previous`, a change costs some milliseconds.
 */
export function align(a: readonly string[], b: readonly string[], options: AlignOptions = {}): Bead[] {
  const { languages, previous, pinned } = options
  if (pinned === undefined && isSame(a, b))
    return a.map((_, i) => ({ a: [i], b: [i], kind: 'match', score: 1 }))
  // Told by the whole texts: a window of them may be all names, or nearly without words.
  const areTwoLanguages = isBilingual(a, b, languages)
  const again =
    previous &&
    alignAgain(a, b, previous, pinned ?? [], (p, q, held) =>
      alignFresh(p, q, areTwoLanguages, languages, held),
    )
  return again ?? alignFresh(a, b, areTwoLanguages, languages, pinned)
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/**
 * The work is always done in one of the two directions, from the reading of the words on, so that the mirrored call cannot
 * decide a tie otherwise.
 */
function alignFresh(
  a: readonly string[],
  b: readonly string[],
  areTwoLanguages: boolean,
  languages: [string, string] | undefined,
  pinned: Bead[] | undefined,
): Bead[] {
  const inOneDirection = (
    x: readonly string[],
    y: readonly string[],
    tags: [string, string] | undefined,
    pins: Bead[] | undefined,
  ) => {
    const options = { ...(tags && { languages: tags }), ...(pins && { pinned: pins }) }
    if (areTwoLanguages) return alignBilingual(x, y, options)
    const [p, q] = readTexts([x, y], tags ? { languages: tags } : {})
    return alignMonolingual(p!, q!, options)
  }
  if (!isTurned(a, b, languages, pinned)) return inOneDirection(a, b, languages, pinned)
  const turned: [string, string] | undefined = languages && [languages[1], languages[0]]
  return inReadingOrder(inOneDirection(b, a, turned, pinned?.map(mirror)).map(mirror))
}

function isTurned(
  a: readonly string[],
  b: readonly string[],
  languages: readonly [string, string] | undefined,
  pinned: readonly Bead[] | undefined,
): boolean {
  if (a.length !== b.length) return a.length > b.length
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! > b[i]!
  const [p, q] = languages ?? ['', '']
  if (p !== q || !pinned) return p > q
  return JSON.stringify(pinned) > JSON.stringify(pinned.map(mirror))
}
