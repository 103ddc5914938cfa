/**
 * The tracked changes of a document -> revisions of its text as it was sent: step by step, what one author did on one day is taken, and
 * each segment that reads otherwise after it has a new text. Which segments a paragraph belongs to is known from the document
 * itself, so words never wander. After the last step the text reads as corrected (tested).
 */
import { alignVersions } from '../../core/align/table.ts'
import { segmentText } from '../../core/text/segment.ts'
import type { Segment } from '../../core/transcript.ts'
import { FormatError, type ReadRevision } from '../reading.ts'
import type { Counter } from './lists.ts'
import { type Paragraph, type Track, tracksOf } from './paragraph.ts'
import type { PlacedLine } from './queries.ts'
import { type Line, linesOf } from './view.ts'

/** Each step reads the document again: above this many paragraphs in all, days are put together, then it is refused. */
const MOST_WORK = 2_000_000

/** `sent` are the lines of the text without any change, with their places in it. Throws FormatError `too-large`. */
export function revisionsOf(
  paragraphs: readonly Paragraph[],
  sent: readonly PlacedLine[],
  segments: readonly Segment[],
  counter: () => Counter,
): ReadRevision[] {
  const current = segments.map(({ text }) => text)
  const revisions: ReadRevision[] = []
  const taken = new Set<string>()
  for (const { by, at, keys } of stepsOf(paragraphs)) {
    for (const key of keys) taken.add(key)
    const lines = linesOf(paragraphs, track => taken.has(keyOf(track)), counter())
    for (const [segment, text] of textsAfter(sent, lines, segments).entries()) {
      if (current[segment] === text) continue
      current[segment] = text
      revisions.push({ segment, text, by, at })
    }
  }
  return revisions
}

const keyOf = ({ by, at }: Track) => `${at}\n${by}`

interface Step extends Track {
  keys: string[]
}

/** Who did what, oldest first; what one person did without another in between is one step a day. */
function stepsOf(paragraphs: readonly Paragraph[]): Step[] {
  const tracks = new Map<string, Track>()
  for (const track of tracksOf(paragraphs)) tracks.set(keyOf(track), track)
  const sorted = [...tracks.values()].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.by < b.by ? -1 : 1,
  )
  const most = Math.max(1, Math.floor(MOST_WORK / Math.max(1, paragraphs.length)))
  const byDay = inSteps(sorted, (a, b) => a.by === b.by && a.at.slice(0, 10) === b.at.slice(0, 10))
  const steps = byDay.length <= most ? byDay : inSteps(sorted, (a, b) => a.by === b.by)
  if (steps.length > most)
    throw new FormatError(
      'too-large',
      'its tracked changes pass from hand to hand too often: read it as two versions',
    )
  return steps
}

/** The date of a step is that of its last change. */
function inSteps(tracks: readonly Track[], isOne: (a: Track, b: Track) => boolean): Step[] {
  const steps: Step[] = []
  for (const track of tracks) {
    const last = steps.at(-1)
    if (last && isOne(last, track)) {
      last.keys.push(keyOf(track))
      last.at = track.at
    } else steps.push({ ...track, keys: [keyOf(track)] })
  }
  return steps
}

/** The text of every segment after a step: lines that share a paragraph, before and after, belong together. */
function textsAfter(
  sent: readonly PlacedLine[],
  lines: readonly Line[],
  segments: readonly Segment[],
): string[] {
  const texts = segments.map(({ text }) => text)
  const owners = ownersOf(sent, segments)
  /** New paragraphs before the first segment. */
  const first: string[] = []
  let host = -1
  for (const { fromA, toA, fromB, toB } of groups(sent, lines)) {
    const own = owners.slice(fromA, toA).flat()
    const before = sent.slice(fromA, toA).filter(({ text }) => text !== '')
    const after = lines.slice(fromB, toB).flatMap(({ text }) => (text === '' ? [] : [text]))
    const isSame = before.length === after.length && before.every(({ text }, i) => text === after[i])
    if (!isSame) {
      const bare = after.map(text => text.replace(HEADING, ''))
      if (own.length > 0)
        for (const [i, text] of spread(
          own.map(n => segments[n]!),
          before,
          bare,
        ).entries())
          texts[own[i]!] = text
      // A new paragraph stands with the segment before it.
      else if (host < 0) first.push(...bare)
      else texts[host] = [texts[host], ...bare].filter(Boolean).join('\n\n')
    }
    host = own.at(-1) ?? host
  }
  if (first.length > 0) texts[0] = [...first, texts[0]].filter(Boolean).join('\n\n')
  return texts
}

/** The sign of a heading is layout, which no segment holds. */
const HEADING = /^#{1,6} /

/** Lines of both sides that reach over the same paragraphs; both go through all paragraphs in the same order. */
function* groups(
  a: readonly Line[],
  b: readonly Line[],
): Generator<{ fromA: number; toA: number; fromB: number; toB: number }> {
  let [toA, toB] = [0, 0]
  while (toA < a.length || toB < b.length) {
    const [fromA, fromB] = [toA, toB]
    let end = Math.min(first(a[toA]), first(b[toB]))
    for (let grown = true; grown; ) {
      grown = false
      for (; toA < a.length && first(a[toA]) <= end; grown = true) end = Math.max(end, last(a[toA++]!))
      for (; toB < b.length && first(b[toB]) <= end; grown = true) end = Math.max(end, last(b[toB++]!))
    }
    yield { fromA, toA, fromB, toB }
  }
}

const first = (line?: Line) => line?.paragraphs[0] ?? Number.POSITIVE_INFINITY
const last = (line: Line) => line.paragraphs.at(-1)!

/** The segments that begin in each line. */
function ownersOf(lines: readonly PlacedLine[], segments: readonly Segment[]): number[][] {
  let next = 0
  return lines.map(({ to }) => {
    const own: number[] = []
    while (next < segments.length && segments[next]!.from < to) own.push(next++)
    return own
  })
}

/** Texts over the segments that they came from: one to one where that fits, or by the core's alignment; nothing is left out. */
function spread(own: readonly Segment[], before: readonly PlacedLine[], after: readonly string[]): string[] {
  if (own.length === 1) {
    const [segment] = own
    const [line] = before
    if (before.length !== 1 || after.length !== 1 || !segment || !line) return [after.join('\n\n')]
    // Signs of layout around the segment, such as asterisks, stay around it.
    const head = line.text.slice(0, segment.from - line.from).replace(HEADING, '')
    const tail = line.text.slice(segment.to - line.from)
    const text = after[0]!
    const isWrapped = text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail)
    return [isWrapped ? text.slice(head.length, text.length - tail.length) : text]
  }
  if (own.length === after.length) return [...after]
  // One line may hold several segments: they are found in the new text as they were in the old.
  const cut = after.flatMap(text => segmentText(text).map(segment => segment.text))
  if (own.length === cut.length) return cut
  const shared: string[][] = own.map(() => [])
  let host = 0
  for (const { cells } of alignVersions([own.map(({ text }) => text), [...after]]).rows) {
    const [mine = [], theirs = []] = cells
    host = mine[0] ?? host
    shared[host]!.push(...theirs.map(i => after[i]!))
  }
  return shared.map(list => list.join('\n\n'))
}
