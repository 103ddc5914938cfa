/**
 * Changes for machines -> changes for readers. Takes the stretches that `pairing` found and joins those between which
 * only a small word or a comma stands, moves what can stand in several places to where a sentence or phrase begins, and
 * marks a small change inside one long word within it. The stretches say the same as before; only where they are cut
 * is a matter of taste, and `test/core/readable.test.ts` is the list of tastes.
 */
import { diffArrays } from 'diff/lib/diff/array.js'
import { graphemes, isBlank, type Token } from '../text/token.ts'
import type { Change } from './diff.ts'
import type { TokenStretch } from './pairing.ts'
import { endsSentence, isFunctionWord, isUnspaced, likeness, weigh } from './weigh.ts'

/** The same differences, cut as a reader would cut them. */
export function readable(
  a: readonly Token[],
  b: readonly Token[],
  stretches: readonly TokenStretch[],
): TokenStretch[] {
  return slideAll(a, b, joinClose(a, b, slideAll(a, b, stretches)))
}

/** An equal stretch lighter than this, between changes of one word each, is not left standing: `of`, `,`, `, of`. */
const LIGHT = 1.1
/** By so much more for each word of the smaller of the two changes; higher, and a rewritten sentence is one block. */
const PER_WORD = 0.4
const MOST_WORDS = 8
/** Like words at least so alike (`colour`, `color`) are a correction to be seen by itself, never part of a rewriting. */
const CORRECTION = 0.8

/** Tokens over which a few moved words are shown as one exchanged place. */
const FARTHEST_SWAP = 3

function joinClose(
  a: readonly Token[],
  b: readonly Token[],
  stretches: readonly TokenStretch[],
): TokenStretch[] {
  let places = [...stretches]
  for (let before = -1; before !== places.length; ) {
    before = places.length
    const joined: TokenStretch[] = []
    for (const place of places) {
      const last = joined.at(-1)
      if (last && belongTogether(a, b, last, place)) {
        joined[joined.length - 1] = { fromA: last.fromA, toA: place.toA, fromB: last.fromB, toB: place.toB }
      } else joined.push(place)
    }
    places = joined
  }
  return places
}

function belongTogether(
  a: readonly Token[],
  b: readonly Token[],
  left: TokenStretch,
  right: TokenStretch,
): boolean {
  if (left.like && right.like) return false
  if (isCorrection(a, b, left) || isCorrection(a, b, right)) return false
  let weight = 0
  for (let i = left.toA; i < right.fromA; i++) {
    const token = a[i]!
    if (endsSentence(token) || token.space.includes('\n')) return false
    weight += weigh(token)
    if (weight > LIGHT + PER_WORD * MOST_WORDS) return false
  }
  if (weight === 0) return true
  if (isTransposition(a, b, left, right)) return true
  // Two insertions (or two deletions) read well around a word that stays; joined they would print it twice.
  if (left.fromA === left.toA && right.fromA === right.toA) return false
  if (left.fromB === left.toB && right.fromB === right.toB) return false
  const words = Math.min(wordsIn(a, b, left), wordsIn(a, b, right))
  return words > 0 && weight <= LIGHT + PER_WORD * Math.min(words, MOST_WORDS)
}

/** One side's words are the other's: `Secretary General`, `General Secretary`. */
function isTransposition(
  a: readonly Token[],
  b: readonly Token[],
  left: TokenStretch,
  right: TokenStretch,
): boolean {
  const [first, second] = left.fromA === left.toA ? [left, right] : [right, left]
  const length = first.toB - first.fromB
  if (first.fromA !== first.toA || second.fromB !== second.toB || second.toA - second.fromA !== length)
    return false
  if (right.fromA - left.toA > FARTHEST_SWAP || length > FARTHEST_SWAP) return false
  for (let i = 0; i < length; i++) if (b[first.fromB + i]!.norm !== a[second.fromA + i]!.norm) return false
  return true
}

const isCorrection = (a: readonly Token[], b: readonly Token[], place: TokenStretch) =>
  place.like === true && likeness(a[place.fromA]!.text, b[place.fromB]!.text) >= CORRECTION

/** Words in the larger side of a place, as far as they matter. */
function wordsIn(a: readonly Token[], b: readonly Token[], { fromA, toA, fromB, toB }: TokenStretch): number {
  const count = (tokens: readonly Token[], from: number, to: number) => {
    let words = 0
    for (let i = from; i < to && words < MOST_WORDS; i++) if (isWord(tokens[i]!)) words++
    return words
  }
  return Math.max(count(a, fromA, toA), count(b, fromB, toB))
}

const isWord = (token: Token) => token.kind === 'word' || token.kind === 'number'

/** How far a change is moved at most; farther there are only repetitions of the same. */
const FARTHEST = 200

function slideAll(
  a: readonly Token[],
  b: readonly Token[],
  stretches: readonly TokenStretch[],
): TokenStretch[] {
  const slid: TokenStretch[] = []
  for (let s = 0; s < stretches.length; s++) {
    const floor = slid.at(-1)?.toA ?? 0
    const ceiling = stretches[s + 1]?.fromA ?? a.length
    slid.push(slide(a, b, stretches[s]!, floor, ceiling))
  }
  return slid
}

/** An insertion (or deletion) that could as well stand earlier or later goes where it begins or ends a phrase. */
function slide(
  a: readonly Token[],
  b: readonly Token[],
  place: TokenStretch,
  floor: number,
  ceiling: number,
): TokenStretch {
  const inserts = place.fromA === place.toA
  if (!inserts && place.fromB !== place.toB) return place
  const tokens = inserts ? b : a
  const [from, to] = inserts ? [place.fromB, place.toB] : [place.fromA, place.toA]
  let best = 0
  let bestSeat = seat(tokens, from, to)
  const consider = (by: number) => {
    const found = seat(tokens, from + by, to + by)
    if (found > bestSeat || (found === bestSeat && by > best)) {
      best = by
      bestSeat = found
    }
  }
  const most = Math.min(FARTHEST, place.fromA - floor)
  for (let by = -1; by >= -most && tokens[from + by]!.norm === tokens[to + by]!.norm; by--) consider(by)
  const end = Math.min(FARTHEST, ceiling - place.toA)
  for (let by = 1; by <= end && tokens[from + by - 1]!.norm === tokens[to + by - 1]!.norm; by++) consider(by)
  return {
    fromA: place.fromA + best,
    toA: place.toA + best,
    fromB: place.fromB + best,
    toB: place.toB + best,
  }
}

const OPENS = /^[\p{Ps}\p{Pi}¿¡]$/u
const CLOSES = /^[\p{Pe}\p{Pf}]$/u
const PAUSES = /^[,;:、，；：\p{Pd}]+$/u

/** How well a stretch of one text stands as a unit: whole sentences best, then whole phrases, then what opens with a joiner. */
function seat(tokens: readonly Token[], from: number, to: number): number {
  const before = tokens[from - 1]
  const first = tokens[from]!
  const last = tokens[to - 1]!
  const next = tokens[to]
  let score = 0
  if (!before || before.kind === 'lead' || before.space.includes('\n') || endsSentence(before)) score += 4
  else if (CLOSES.test(before.text) && from > 1 && endsSentence(tokens[from - 2]!)) score += 4
  else if (PAUSES.test(before.text)) score += 2
  if (OPENS.test(first.text)) score += 2
  else if (isFunctionWord(first)) score += 1
  else if (first.kind === 'punctuation') score -= 2
  if (endsSentence(last)) score += 3
  else if (CLOSES.test(last.text)) score += 2
  else if (PAUSES.test(last.text)) score += 1.5
  else if (OPENS.test(last.text)) score -= 3
  else if (isFunctionWord(last)) score -= 1
  if (!next || (next.kind === 'punctuation' && !OPENS.test(next.text))) score += 2
  return score + balance(tokens, from, to)
}

/** -3 where a bracket in the stretch has no partner in it. */
function balance(tokens: readonly Token[], from: number, to: number): number {
  let open = 0
  for (let i = from; i < to && i < from + FARTHEST; i++) {
    if (/^\p{Ps}$/u.test(tokens[i]!.text)) open++
    else if (/^\p{Pe}$/u.test(tokens[i]!.text) && --open < 0) return -3
  }
  return open === 0 ? 0 : -3
}

/** Beyond so many characters on both sides together nothing is marked within: cutting them up would take too long. */
const LONGEST_WITHIN = 2000
/** Edits between two stretches of characters after which they are taken as replaced whole: so much is no reader's change. */
const MOST_CHARACTER_EDITS = 400
/** Words shorter than this are replaced whole: `form`, `from`. */
const SHORTEST_MARKED = 5
/** Characters that one side may have more than the other inside a word, and their share of it, before it is replaced whole. */
const MOST_INSIDE = 3
const SHARE_INSIDE = 0.34
/** As above where both sides have characters of their own: `baptise`, `baptize`, but no `Nazareth` for `Nazarene`. */
const MOST_EXCHANGED = 1

/**
 * The changes of one changed place: white space that both sides end or begin with is equal; one long word that changed
 * by a letter or two is marked within; Chinese, Japanese and the like are compared by character.
 */
export function markWithin(before: string, after: string): Change[] {
  const opening = commonBlank(before, after)
  const closing = commonBlankEnd(before.slice(opening), after.slice(opening))
  const a = before.slice(opening, before.length - closing)
  const b = after.slice(opening, after.length - closing)
  return [
    equal(before.slice(0, opening)),
    ...inside(a, b),
    equal(before.slice(before.length - closing)),
  ].filter(change => change.text !== '')
}

function inside(a: string, b: string): Change[] {
  const whole = [deleted(a), inserted(b)]
  if (a === '' || b === '' || a.length + b.length > LONGEST_WITHIN || /\s/.test(a + b)) return whole
  if (isUnspaced(a) && isUnspaced(b)) return byCharacter(a, b) ?? whole
  if (!isSingleWord(a) || !isSingleWord(b) || Math.min(a.length, b.length) < SHORTEST_MARKED) return whole
  const x = graphemes(a)
  const y = graphemes(b)
  let tail = 0
  const shorter = Math.min(x.length, y.length)
  while (tail < shorter && x[x.length - 1 - tail] === y[y.length - 1 - tail]) tail++
  let head = 0
  while (head < shorter - tail && x[head] === y[head]) head++
  const changed = Math.max(x.length, y.length) - head - tail
  const most = head + tail < shorter ? MOST_EXCHANGED : MOST_INSIDE
  if (head < 2 || changed > most || changed > SHARE_INSIDE * shorter) return whole
  return [
    equal(x.slice(0, head).join('')),
    deleted(x.slice(head, x.length - tail).join('')),
    inserted(y.slice(head, y.length - tail).join('')),
    equal(x.slice(x.length - tail).join('')),
  ]
}

/** Null where so little is common that marking it would only confuse. Myers' O(ND) as the package `diff` has it. */
function byCharacter(a: string, b: string): Change[] | null {
  const x = graphemes(a)
  const y = graphemes(b)
  const parts = diffArrays(x, y, { maxEditLength: MOST_CHARACTER_EDITS })
  if (!parts) return null
  const kept = parts.reduce((sum, part) => (part.added || part.removed ? sum : sum + part.value.length), 0)
  const places = parts.filter((part, i) => part.removed || (part.added && !parts[i - 1]?.removed)).length
  if (places > 1 && kept < Math.max(x.length, y.length) / 2) return null
  return parts.map(({ added, removed, value }) => {
    const text = value.join('')
    return added ? inserted(text) : removed ? deleted(text) : equal(text)
  })
}

const isSingleWord = (text: string) => /^\p{L}[\p{L}\p{M}\u00ad'’‐‑-]*$/u.test(text)
const equal = (text: string): Change => ({ op: 'equal', text })
const deleted = (text: string): Change => ({ op: 'delete', text })
const inserted = (text: string): Change => ({ op: 'insert', text })

/** Length of the white space that both texts begin with. */
function commonBlank(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length] && isBlank(a.charCodeAt(length))) length++
  return splitsLine(a, length) || splitsLine(b, length) ? length - 1 : length
}

/** Length of the white space that both texts end with. */
export function commonBlankEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (
    length < most &&
    a.at(-1 - length) === b.at(-1 - length) &&
    isBlank(a.charCodeAt(a.length - 1 - length))
  )
    length++
  return splitsLine(a, a.length - length) || splitsLine(b, b.length - length) ? length - 1 : length
}

/** CR and LF are one line end, never cut in two. */
const splitsLine = (text: string, at: number) => text[at - 1] === '\r' && text[at] === '\n'
