/**
 * The comments of a document with their answers, and the lines of one of its texts -> queries on the segments of that text, each on the
 * words that it is about, or on the whole segment where these cannot be told.
 */
import type { Segment } from '../../core/transcript.ts'
import type { Losses, ReadQuery } from '../reading.ts'
import type { CommentPlace, Line } from './view.ts'

export interface Comment {
  id: string
  by: string
  at: string
  text: string
  /** The id of the comment that it answers. */
  answers: string | null
  done: boolean
}

/** A line of a text: where it stands in it. */
export interface PlacedLine extends Line {
  from: number
  to: number
}

/** Comments on what is not in the text, such as a picture, are on the segment nearest before. */
export function queriesOf(
  comments: readonly Comment[],
  lines: readonly PlacedLine[],
  segments: readonly Segment[],
  losses: Losses,
): ReadQuery[] {
  const places = new Map<string, { line: PlacedLine; place: CommentPlace }>()
  for (const line of lines)
    for (const place of line.comments) if (!places.has(place.id)) places.set(place.id, { line, place })
  const known = new Set(comments.map(({ id }) => id))
  const isAnswer = ({ id, answers }: Comment) => answers !== null && answers !== id && known.has(answers)
  const answers = new Map<string, Comment[]>()
  for (const one of comments)
    if (isAnswer(one)) answers.set(one.answers!, [...(answers.get(one.answers!) ?? []), one])
  const queries: ReadQuery[] = []
  for (const comment of comments) {
    if (isAnswer(comment)) continue
    const place = places.get(comment.id)
    const at = place ? segmentAt(place, segments) : 0
    if (!segments[at]) {
      losses.add('comments on nothing that is kept')
      continue
    }
    if (!place) losses.add('the places of comments (they are on the first segment)')
    queries.push({
      segment: at,
      ...(place ? wordsIn(segments[at], place) : { from: 0, to: 0 }),
      text: comment.text,
      by: comment.by,
      at: comment.at,
      answers: (answers.get(comment.id) ?? []).map(({ text, by, at }) => ({ text, by, at })),
      open: !comment.done,
    })
  }
  return queries
}

/** The segment that holds the first of the words; else the last one before them. */
function segmentAt({ line, place }: Placed, segments: readonly Segment[]): number {
  const at = Math.min(line.from + place.at, Math.max(line.from, line.to - 1))
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (segments[middle]!.to <= at) low = middle + 1
    else high = middle
  }
  const found = segments[low]
  return found && found.from < Math.max(line.to, at + 1) ? low : Math.max(0, low - 1)
}

interface Placed {
  line: PlacedLine
  place: CommentPlace
}

/** The words nearest to where they are said to be. */
function wordsIn(segment: Segment, { line, place }: Placed): { from: number; to: number } {
  const { text } = place
  const around = line.from + place.at - segment.from
  if (text === '') return { from: 0, to: 0 }
  const before = segment.text.lastIndexOf(text, Math.max(0, around))
  const after = segment.text.indexOf(text, Math.max(0, around))
  const from = before < 0 || (after >= 0 && after - around < around - before) ? after : before
  if (from >= 0) return { from, to: from + text.length }
  // They run on into the next segment, as words over several lines do.
  const rest = segment.text.slice(Math.max(0, around))
  const isHead = around >= 0 && rest !== '' && text.startsWith(rest)
  return isHead ? { from: around, to: segment.text.length } : { from: 0, to: 0 }
}
