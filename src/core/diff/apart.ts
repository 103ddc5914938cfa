/**
 * Changed stretches as they cost a reader least -> the same with some of them cut in two again, where the price of one more
 * place buys a truer picture of what was done: at two marks in a row, and at a small word between two small changes that
 * stand alone in a quiet text. In a thick rewriting the small word stays inside: there it would be one island of many.
 */
import { type Lexed, MARK } from '../text/lex.ts'
import { pairCheapest } from './cheapest.ts'
import { type Stretch, stretchesIn } from './unpaired.ts'
import { isSenseWord } from './weigh.ts'
import { faceOf, type Lists } from './words.ts'

/**
 * Units of unchanged text that must stand on both sides of two changes, about six words, for the small word between them to
 * be kept. Tuned on verses, novels and essays edited at 4, 12 and 20 words of 100 by a generator that remembers its edits:
 * at 30, agreement with the true edits rises by 3 of 1,000 in lightly edited texts, and a small word stands between two
 * changes at one place of 100, with a plain list of stop words too. At 20 it is two places of 100 in essays, and a page
 * begins to flicker; at 50 half of the gain is lost.
 */
const QUIET = 30
/** The same round a word that lends sense to others: a negation kept is worth more than an article. */
const QUIET_ROUND_SENSE = 12
/** The same where the text begins or ends: beyond that nothing changes. A headline of four words is not quiet. */
const QUIET_AT_ENDS = 12
/** Words of a change on either side that is small. Two of them, and free translations fill with islands. */
const SMALL = 1
/** Below the price of a place and above nothing: whatever could be kept within a stretch comes out, to be chosen from. */
const PLACE_WITHIN = 450
/** Stretches of more cells than this are rewritings: what they have in common is chance. */
const MOST_CELLS = 400

/**
 * Cuts stretches that a reader would take for two changes. Expects the cheapest stretches of two whole texts; each cut adds
 * less than the price of one place to what they cost. Time is linear in the length of the texts.
 */
export function readApart(a: Lexed, b: Lexed, lists: Lists, stretches: readonly Stretch[]): Stretch[] {
  let mate: Int32Array | null = null
  const apart: Stretch[] = []
  for (const [s, stretch] of stretches.entries()) {
    if (!mayHoldTwo(a, b, stretch)) {
      apart.push(stretch)
      continue
    }
    mate ??= new Int32Array(a.count).fill(-1)
    pairCheapest(lists, stretch, PLACE_WITHIN, MOST_CELLS, mate)
    const parts = stretchesIn(mate, stretch)
    let last = parts[0]!
    for (let p = 1; p < parts.length; p++) {
      const next = parts[p]!
      const from = parts[p - 1]!.toA
      const isCut = next.fromA - from > 1 || (parts.length === 2 && isKept(last, next, s))
      if (isCut) {
        apart.push(last)
        last = next
      } else last = { fromA: last.fromA, toA: next.toA, fromB: last.fromB, toB: next.toB }
    }
    apart.push(last)
  }
  return apart

  /** Is the one token between two changes worth a place of its own? */
  function isKept(left: Stretch, right: Stretch, s: number): boolean {
    if (a.kind[left.toA] === MARK || !isSmall(left) || !isSmall(right)) return false
    if (isSenseWord(faceOf(a, left.toA))) return isQuiet(a, stretches, s, QUIET_ROUND_SENSE)
    return (holdsWord(a, b, left) || holdsWord(a, b, right)) && isQuiet(a, stretches, s, QUIET)
  }
}

/** Two small changes and a word between them; or two marks in a row on both sides. A quick look that most do not pass. */
function mayHoldTwo(a: Lexed, b: Lexed, { fromA, toA, fromB, toB }: Stretch): boolean {
  const [height, width] = [toA - fromA, toB - fromB]
  if (height === 0 || width === 0 || height * width > MOST_CELLS) return false
  const most = 2 * SMALL + 1
  return (height <= most && width <= most) || (haveMarks(a, fromA, toA) && haveMarks(b, fromB, toB))
}

function haveMarks({ kind }: Lexed, from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) if (kind[k] === MARK && kind[k - 1] === MARK) return true
  return false
}

const isSmall = ({ fromA, toA, fromB, toB }: Stretch) => toA - fromA <= SMALL && toB - fromB <= SMALL

/** Marks alone round a small word are one change: it was put in brackets, or between commas. */
const holdsWord = (a: Lexed, b: Lexed, { fromA, toA, fromB, toB }: Stretch) =>
  a.kind.subarray(fromA, toA).some(kind => kind !== MARK) ||
  b.kind.subarray(fromB, toB).some(kind => kind !== MARK)

/** Does the text on both sides of a stretch stay as it was for so many units? */
function isQuiet(a: Lexed, stretches: readonly Stretch[], s: number, units: number): boolean {
  const { fromA, toA } = stretches[s]!
  const [before, after] = [stretches[s - 1], stretches[s + 1]]
  const start = before === undefined ? 0 : (a.to[before.toA - 1] ?? 0)
  const end = after === undefined ? a.text.length : a.from[after.fromA]!
  return (
    a.from[fromA]! - start >= (before === undefined ? QUIET_AT_ENDS : units) &&
    end - a.to[toA - 1]! >= (after === undefined ? QUIET_AT_ENDS : units)
  )
}
