/**
 * Where the words that a query asks about stand now: a stretch of one text, and the saves after it -> a stretch of the newest
 * text, in whichever segment, or "detached". A stretch grows and shrinks with the edits inside it, follows its words
 * through a join into the neighbour, and is found again when what had removed them is undone. Pure arithmetic over
 * `diffWords`; nothing is ever dropped: a detached query is still listed.
 */
import { diffWords } from '../diff/diff.ts'

/** Half-open, in UTF-16 units of the segment's text; `from` = `to` = 0 where the whole segment is meant. */
export interface Anchor {
  segment: string
  from: number
  to: number
}

export type AnchorPlace =
  | ({ kind: 'placed' } & Anchor)
  /** The words are gone; `segment` is where they stood last. */
  | { kind: 'detached'; segment: string }

/** One save: the segments that it changed, with their texts before and after. */
export interface Step {
  segment: string
  before: string
  after: string
}

/**
 * The place of `anchor` after the saves `steps` (each a list of the segments that one changeset changed, in ledger order).
 * `quote` is the words of the anchor as they stood first; empty: the whole segment.
 */
export function follow(anchor: Anchor, quote: string, steps: readonly (readonly Step[])[]): AnchorPlace {
  const follower = new Follower(anchor, quote)
  for (const step of steps) follower.save(step)
  return follower.place
}

/**
 * A place on its way from save to save. It remembers where it stood in each text, so that whatever is undone, restored or
 * typed again brings it back to where it was, though it was detached or elsewhere meanwhile.
 */
export class Follower {
  place: AnchorPlace
  /** Segment -> text -> where the words stood in it. */
  private readonly stood = new Map<string, Map<string, Anchor>>()

  constructor(
    { segment, from, to }: Anchor,
    private readonly quote: string,
  ) {
    this.place = { kind: 'placed', segment, from, to }
  }

  /** The segments whose saves may move it. */
  get watched(): Iterable<string> {
    return new Set([this.place.segment, ...this.stood.keys()])
  }

  /** Goes on by one save. */
  save(step: readonly Step[]): void {
    const { place } = this
    const own = step.find(({ segment }) => segment === place.segment)
    if (own && place.kind === 'placed') {
      const { segment, from, to } = place
      const texts = this.stood.get(segment) ?? new Map<string, Anchor>()
      texts.set(own.before, { segment, from, to })
      this.stood.set(segment, texts)
    }
    this.place = this.again(own, step) ?? after(place, this.quote, own, step)
  }

  /** A text in which it stood before, and which stands there again: that of its own segment before another's. */
  private again(own: Step | undefined, step: readonly Step[]): AnchorPlace | null {
    if (!own && this.place.kind === 'placed') return null
    for (const { segment, after: text } of own ? [own, ...step] : step) {
      const known = this.stood.get(segment)?.get(text)
      if (known) return { kind: 'placed', ...known }
    }
    return null
  }
}

/** The place after one more save, told by that save alone. */
function after(place: AnchorPlace, quote: string, own: Step | undefined, step: readonly Step[]): AnchorPlace {
  if (!own) return place
  if (quote === '') return wholeAfter(place, own, step)
  if (place.kind === 'detached') return foundAgain(quote, own) ?? place
  const { range, removed } = shifted(place, own)
  if (range) return { kind: 'placed', segment: own.segment, ...narrowed(range, own.after, quote) }
  return (
    carriedOver(place, removed ?? place, own, step) ??
    foundAgain(quote, own) ?? { kind: 'detached', segment: own.segment }
  )
}

/** A query about a whole segment goes where the segment's words went. */
function wholeAfter(place: AnchorPlace, own: Step, step: readonly Step[]): AnchorPlace {
  if (own.after !== '') return { kind: 'placed', segment: own.segment, from: 0, to: 0 }
  const host = step.find(other => other.segment !== own.segment && takesIn(other, own.before))
  return host
    ? { kind: 'placed', segment: host.segment, from: 0, to: 0 }
    : { kind: 'detached', segment: place.segment }
}

function takesIn({ before, after: text }: Step, words: string): boolean {
  const sought = words.trim()
  return sought !== '' && text.includes(sought) && !before.includes(sought)
}

interface Range {
  from: number
  to: number
}

/**
 * The stretch in the new text: from the first of its words that is left to the last. Where none is left, what was put in
 * the place of all of it: words that were replaced are asked about in their new form. Null where they were taken out, with
 * the removed stretch of the old text that held them all.
 */
function shifted({ from, to }: Range, { before, after: text }: Step) {
  // Most edits are elsewhere in the segment: then arithmetic tells.
  const [start, end] = changedPart(before, text)
  if (to <= start) return { range: { from, to }, removed: null }
  if (from >= end) {
    const by = text.length - before.length
    return { range: { from: from + by, to: to + by }, removed: null }
  }
  let a = 0
  let b = 0
  const left: Range[] = []
  let replaced: Range | null = null
  let gone: Range | null = null
  let removed: Range | null = null
  for (const { op, text: piece } of diffWords(before, text)) {
    const endA = op === 'insert' ? a : a + piece.length
    const endB = op === 'delete' ? b : b + piece.length
    if (op === 'equal') {
      const start = Math.max(from, a)
      const end = Math.min(to, endA)
      if (start < end && before.slice(start, end).trim() !== '') {
        left.push({ from: b + start - a, to: b + end - a })
      }
    }
    // A replacement is one `delete` and then one `insert`. What took the place of a part belongs to the stretch.
    if (op === 'insert' && gone && piece.trim() !== '') {
      if (gone.from <= from && to <= gone.to) replaced = { from: b, to: endB }
      else if (from <= gone.from && gone.to <= to) left.push({ from: b, to: endB })
    }
    gone = op === 'delete' ? { from: a, to: endA } : null
    if (gone && gone.from <= from && to <= gone.to) removed = gone
    a = endA
    b = endB
  }
  const [first, last] = [left[0], left.at(-1)]
  const range = first && last ? { from: first.from, to: last.to } : replaced
  return { range, removed }
}

/** The part of the old text outside what both begin and end with, half-open; on no half of a character. */
function changedPart(before: string, text: string): [start: number, end: number] {
  const most = Math.min(before.length, text.length)
  let start = 0
  while (start < most && before[start] === text[start]) start++
  let tail = 0
  while (tail < most - start && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail++
  return [start, before.length - tail]
}

/** A stretch that grew beyond the words first asked about, and holds them once, is those words again. */
function narrowed({ from, to }: Range, text: string, quote: string): Range {
  const inside = only(text.slice(from, to), quote)
  return inside === null ? { from, to } : { from: from + inside, to: from + inside + quote.length }
}

/**
 * The words in another segment of the same save, where they were not before: a join, its undoing, or words set elsewhere.
 * Looked for with all that was removed around them, so that they are not taken for a namesake.
 */
function carriedOver(
  { from, to }: Range,
  removed: Range,
  own: Step,
  step: readonly Step[],
): AnchorPlace | null {
  const words = own.before.slice(from, to)
  const around = own.before.slice(removed.from, removed.to)
  const lead = around.length - around.trimStart().length
  for (const other of step) {
    if (other.segment === own.segment || words.trim() === '') continue
    const host = only(other.after, around.trim())
    const at = host === null ? only(other.after, words) : host + from - removed.from - lead
    if (at === null || (host === null && other.before.includes(words))) continue
    return { kind: 'placed', segment: other.segment, from: at, to: at + words.length }
  }
  return null
}

/** Where `sought` stands, if it stands once. */
function only(text: string, sought: string): number | null {
  const from = text.indexOf(sought)
  return sought !== '' && from >= 0 && text.indexOf(sought, from + 1) < 0 ? from : null
}

function foundAgain(quote: string, { segment, after: text }: Step): AnchorPlace | null {
  const from = only(text, quote)
  return from === null ? null : { kind: 'placed', segment, from, to: from + quote.length }
}
