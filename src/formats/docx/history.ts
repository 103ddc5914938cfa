/**
 * The tracked changes of a document -> revisions of its text as it was sent: step by step, what one author did in one stretch of
 * days is taken, and each segment that reads otherwise after it has a new text. Which segments a paragraph belongs to is known
 * from the document itself, so words never wander.
 */
import { alignVersions } from '../../core/align/table.ts'
import type { Segment } from '../../core/transcript.ts'
import type { ReadRevision } from '../reading.ts'
import type { PlacedLine } from './comments.ts'
import type { Paragraph, Track } from './content.ts'
import type { Counter } from './numbering.ts'
import { type Line, linesOf } from './view.ts'

const MOST_STEPS = 200

/** `sent` are the lines of the text without any change, with their places in it. */
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
    for (const [segment, text] of new Map(textsAfter(sent, lines, segments))) {
      if (current[segment] === text) continue
      current[segment] = text
      revisions.push({ segment, text, by, at })
    }
  }
  return revisions
}

const keyOf = ({ by, at }: Track) => `${at}\n${by}`

/** Who did what, oldest first; what one person did without another in between is one step a day. */
function stepsOf(paragraphs: readonly Paragraph[]): { by: string; at: string; keys: string[] }[] {
  const tracks = new Map<string, Track>()
  const note = (track?: Track) => {
    if (track) tracks.set(keyOf(track), track)
  }
  for (const { inserted, deleted, pieces } of paragraphs) {
    note(inserted)
    note(deleted)
    for (const piece of pieces) {
      note(piece.inserted)
      note(piece.deleted)
    }
  }
  const sorted = [...tracks.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const steps: { by: string; at: string; keys: string[] }[] = []
  for (const [key, track] of sorted) {
    const last = steps.at(-1)
    const isSameDay = last?.at.slice(0, 10) === track.at.slice(0, 10)
    if (last?.by === track.by && (isSameDay || steps.length >= MOST_STEPS)) last.keys.push(key)
    else steps.push({ ...track, keys: [key] })
  }
  return steps
}

/** The text of every segment after a step, the last word on each: lines that share a paragraph belong together. */
function* textsAfter(
  sent: readonly PlacedLine[],
  lines: readonly Line[],
  segments: readonly Segment[],
): Generator<[segment: number, text: string]> {
  let before = 0
  let after = 0
  /** The segment to which new paragraphs are added, with its text so far; -1: none yet, the first takes them. */
  const host = { segment: -1, text: '' }
  const own = ownersOf(sent, segments)
  while (before < sent.length || after < lines.length) {
    const [fromBefore, fromAfter] = [before, after]
    // Both lists go through the same paragraphs in the same order.
    let end = Math.min(lastOf(sent[before]), lastOf(lines[after]))
    while (firstOf(sent[before]) <= end || firstOf(lines[after]) <= end) {
      while (firstOf(sent[before]) <= end) end = Math.max(end, lastOf(sent[before++]))
      while (firstOf(lines[after]) <= end) end = Math.max(end, lastOf(lines[after++]))
    }
    const here = own.slice(fromBefore, before).flat()
    const texts = lines
      .slice(fromAfter, after)
      .map(({ text }) => bare(text))
      .filter(text => text !== '')
    if (here.length > 0) {
      const shared = spread(
        here.map(i => segments[i]!.text),
        texts,
      )
      if (host.segment < 0) shared[0] = joined(host.text, shared[0]!)
      for (const [i, segment] of here.entries()) yield [segment, shared[i]!]
      host.segment = here.at(-1)!
      host.text = shared.at(-1)!
    } else if (texts.length > 0) {
      host.text = joined(host.text, ...texts)
      if (host.segment >= 0) yield [host.segment, host.text]
    }
  }
}

const joined = (...texts: string[]) => texts.filter(text => text !== '').join('\n\n')
const firstOf = (line?: Line) => line?.paragraphs[0] ?? Number.POSITIVE_INFINITY
const lastOf = (line?: Line) => line?.paragraphs.at(-1) ?? Number.POSITIVE_INFINITY
/** The sign of a heading is layout, which no segment holds. */
const bare = (text: string) => text.replace(/^#{1,6} /, '')

/** The segments that begin in each line. */
function ownersOf(lines: readonly PlacedLine[], segments: readonly Segment[]): number[][] {
  const owners: number[][] = []
  let next = 0
  for (const { to } of lines) {
    const own: number[] = []
    while (next < segments.length && segments[next]!.from < to) own.push(next++)
    owners.push(own)
  }
  return owners
}

/** Texts over the segments that they came from: one to one, or by the core's alignment, nothing left out. */
function spread(segments: readonly string[], texts: readonly string[]): string[] {
  if (segments.length === 1) return [texts.join('\n\n')]
  if (segments.length === texts.length) return [...texts]
  const shared: string[][] = segments.map(() => [])
  let last = 0
  for (const { cells } of alignVersions([[...segments], [...texts]]).rows) {
    const [mine = [], theirs = []] = cells
    last = mine[0] ?? last
    shared[last]!.push(...theirs.map(i => texts[i]!))
  }
  return shared.map(list => list.join('\n\n'))
}
