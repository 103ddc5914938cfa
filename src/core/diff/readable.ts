/**
 * Changed stretches for machines -> the same for readers: what was put in or taken out and could as well stand a little
 * earlier or later goes to where a sentence or phrase begins. The stretches cost the same as before; only where they are
 * cut is a matter of taste, and `test/core/readable.test.ts` is the list of tastes.
 */
import { type Lexed, MARK } from '../text/lex.ts'
import type { Stretch } from './unpaired.ts'
import { endsSentence, isFunctionWord } from './weigh.ts'
import { faceOf, type Lists } from './words.ts'

/** How far a change is moved at most; farther there are only repetitions of the same. */
const FARTHEST = 200

/** Slides each stretch that only inserts or only deletes, in place, to its best seat between its neighbours. */
export function slideAll(a: Lexed, b: Lexed, lists: Lists, stretches: Stretch[]): void {
  for (let s = 0; s < stretches.length; s++) {
    const stretch = stretches[s]!
    const inserts = stretch.fromA === stretch.toA
    if (!inserts && stretch.fromB !== stretch.toB) continue
    const floor = s > 0 ? stretches[s - 1]!.toA : 0
    const ceiling = s + 1 < stretches.length ? stretches[s + 1]!.fromA : a.count
    const by = inserts
      ? slide(b, lists.b, stretch.fromB, stretch.toB, stretch.fromA - floor, ceiling - stretch.toA)
      : slide(a, lists.a, stretch.fromA, stretch.toA, stretch.fromA - floor, ceiling - stretch.toA)
    stretch.fromA += by
    stretch.toA += by
    stretch.fromB += by
    stretch.toB += by
  }
}

/** Tokens, moved and passed, of which an exchanged place is made at most: farther it is a move. */
const FARTHEST_SWAP = 1

/** Words that only changed places with their neighbours are one place: `[Secretary General/General Secretary]`. */
export function joinSwapped({ a, b }: Lists, stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    if (last !== undefined && isSwap(a, b, last, stretch)) {
      last.toA = stretch.toA
      last.toB = stretch.toB
    } else joined.push(stretch)
  }
  return joined
}

/** Is what one of two places takes out what the other puts in? */
function isSwap(a: Int32Array, b: Int32Array, left: Stretch, right: Stretch): boolean {
  if (right.fromA - left.toA > FARTHEST_SWAP) return false
  const [first, second] = left.fromA === left.toA ? [left, right] : [right, left]
  const length = first.toB - first.fromB
  if (first.fromA !== first.toA || second.fromB !== second.toB || second.toA - second.fromA !== length)
    return false
  if (length > 2 * FARTHEST_SWAP) return false
  for (let k = 0; k < length; k++) if (b[first.fromB + k] !== a[second.fromA + k]) return false
  return true
}

/** By how many tokens the stretch `from` to `to` sits better, at most `back` to the left and `on` to the right. */
function slide(text: Lexed, ids: Int32Array, from: number, to: number, back: number, on: number): number {
  const mayGoBack = back > 0 && ids[from - 1] === ids[to - 1]
  const mayGoOn = on > 0 && ids[from] === ids[to]
  if (!mayGoBack && !mayGoOn) return 0
  let best = 0
  let bestSeat = seat(text, from, to)
  const consider = (by: number) => {
    const found = seat(text, from + by, to + by)
    if (found > bestSeat || (found === bestSeat && by > best)) {
      best = by
      bestSeat = found
    }
  }
  for (let by = -1; by >= -Math.min(FARTHEST, back) && ids[from + by] === ids[to + by]; by--) consider(by)
  for (let by = 1; by <= Math.min(FARTHEST, on) && ids[from + by - 1] === ids[to + by - 1]; by++) consider(by)
  return best
}

const OPENS = /^[\p{Ps}\p{Pi}¿¡]$/u
const CLOSES = /^[\p{Pe}\p{Pf}]$/u
const PAUSES = /^[,;:、，；：\p{Pd}]+$/u

/** How well a stretch of one text stands as a unit: whole sentences best, then whole phrases, then what opens with a joiner. */
function seat(text: Lexed, from: number, to: number): number {
  const before = from > 0 ? faceOf(text, from - 1) : ''
  const first = faceOf(text, from)
  const last = faceOf(text, to - 1)
  const next = to < text.count ? faceOf(text, to) : ''
  let score = 0
  if ((from === 0 && text.start === 0) || spaceBefore(text, from).includes('\n') || endsSentence(before))
    score += 4
  else if (CLOSES.test(before) && from > 1 && endsSentence(faceOf(text, from - 2))) score += 4
  else if (PAUSES.test(before)) score += 2
  if (OPENS.test(first)) score += 2
  else if (isFunctionWord(first)) score += 1
  else if (text.kind[from] === MARK) score -= 2
  if (endsSentence(last)) score += 3
  else if (CLOSES.test(last)) score += 2
  else if (PAUSES.test(last)) score += 1.5
  else if (OPENS.test(last)) score -= 3
  else if (isFunctionWord(last)) score -= 1
  if (to === text.count || (text.kind[to] === MARK && !OPENS.test(next))) score += 2
  return score + balance(text, from, to)
}

const spaceBefore = ({ text, start, from, to }: Lexed, k: number) =>
  text.slice(k > 0 ? to[k - 1] : start, from[k])

/** -3 where a bracket in the stretch has no partner in it. */
function balance(text: Lexed, from: number, to: number): number {
  let open = 0
  for (let k = from; k < to && k < from + FARTHEST; k++) {
    if (text.kind[k] !== MARK) continue
    const face = faceOf(text, k)
    if (/^\p{Ps}$/u.test(face)) open++
    else if (/^\p{Pe}$/u.test(face) && --open < 0) return -3
  }
  return open === 0 ? 0 : -3
}
