/**
 * Two versions -> beads: which segments of one answer which of the other. Promised and tested: every segment stands in
 * exactly one bead, a text answers itself one to one, exchanged sides give the mirrored beads, pinned beads are kept. It
 * never throws. A low score is a doubt for a person to settle. Two texts of one language are aligned by within.ts, of two
 * languages by bilingual.ts.
 */
import { alignAgain } from './again.ts'
import { type AlignOptions, type Bead, inReadingOrder, mirror } from './bead.ts'
import { alignBilingual } from './bilingual.ts'
import { isBilingual } from './language.ts'
import { readTexts } from './read.ts'
import { alignWithin } from './within.ts'

export type { AlignOptions, Bead } from './bead.ts'

/**
 * Aligns the segments of `a` with those of `b`. Beads come in reading order: that of `a`, with inserts where `b` has
 * them, after the deletes of the same place; a move stands at its place in `a`.
 *
 * Time grows like n log n: 30,000 segments a side take a few seconds and some 150 MB. Where a large stretch has no rare word
 * in common, only the neighbourhood of its diagonal is searched. With `previous`, a change costs some milliseconds.
 */
export function align(a: readonly string[], b: readonly string[], options: AlignOptions = {}): Bead[] {
  const { languages, previous, ...rest } = options
  if (previous && !(rest.pinned === undefined && isSame(a, b))) {
    const again = alignAgain(a, b, previous, rest.pinned ?? [], (a, b, pinned) =>
      align(a, b, { ...(languages && { languages }), pinned }),
    )
    if (again) return again
  }
  if (rest.pinned === undefined && isSame(a, b))
    return a.map((_, i) => ({ a: [i], b: [i], kind: 'match', score: 1 }))
  // The work is always done in one of the two directions, from the reading of the words on, so that the mirrored call
  // cannot decide a tie otherwise.
  if (!isTurned(a, b, options)) return alignInOneDirection(a, b, languages, rest)
  const { pinned } = rest
  const turned: [string, string] | undefined = languages && [languages[1], languages[0]]
  const mirrored = alignInOneDirection(b, a, turned, pinned ? { pinned: pinned.map(mirror) } : {})
  return inReadingOrder(mirrored.map(mirror))
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, i) => text === b[i])

function isTurned(a: readonly string[], b: readonly string[], options: AlignOptions): boolean {
  if (a.length !== b.length) return a.length > b.length
  for (const [i, text] of a.entries()) if (text !== b[i]) return text > b[i]!
  const [p, q] = options.languages ?? ['', '']
  if (p !== q || !options.pinned) return p > q
  return JSON.stringify(options.pinned) > JSON.stringify(options.pinned.map(mirror))
}

function alignInOneDirection(
  a: readonly string[],
  b: readonly string[],
  languages: [string, string] | undefined,
  options: { pinned?: Bead[] },
): Bead[] {
  if (isBilingual(a, b, languages))
    return alignBilingual(a, b, languages ? { ...options, languages } : options)
  const [p, q] = readTexts([a, b], languages ? { languages } : {})
  return alignWithin(p!, q!, options)
}
