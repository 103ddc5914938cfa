/** The comments of a Word document with their replies, and where each stands in a text -> queries on its segments. */
import type { Segment } from '../../core/transcript.ts'
import type { Losses, ReadQuery } from '../reading.ts'
import { childrenOf, descendantsOf, textOf, type XmlElement } from '../xml.ts'
import type { Line } from './view.ts'

export interface Comment {
  id: string
  by: string
  at: string
  text: string
  /** The id of the comment that it answers. */
  answers: string | null
  done: boolean
}

/** All comments; `extended` says which answers which. */
export function commentsOf(comments: XmlElement | null, extended: XmlElement | null): Comment[] {
  if (!comments) return []
  const more = new Map<string, XmlElement>()
  for (const one of extended ? childrenOf(extended, 'w15:commentEx') : [])
    more.set(one.attributes['w15:paraId'] ?? '', one)
  const byParagraph = new Map<string, string>()
  const found = childrenOf(comments, 'w:comment').map(element => {
    const id = element.attributes['w:id'] ?? ''
    const paragraphs = [...descendantsOf(element, 'w:p')]
    const ids = paragraphs.map(({ attributes }) => attributes['w14:paraId'] ?? '').filter(Boolean)
    for (const paragraph of ids) byParagraph.set(paragraph, id)
    return { element, id, paragraphs, extra: more.get(ids.at(-1) ?? '') }
  })
  return found.map(({ element, id, paragraphs, extra }) => ({
    id,
    by: element.attributes['w:author'] ?? '',
    at: element.attributes['w:date'] ?? '',
    text: paragraphs
      .map(paragraph => [...descendantsOf(paragraph, 'w:t')].map(textOf).join(''))
      .join('\n')
      .trim(),
    answers: byParagraph.get(extra?.attributes['w15:paraIdParent'] ?? '') ?? null,
    done: extra?.attributes['w15:done'] === '1',
  }))
}

/** A line of a text: where it stands in it. */
export interface PlacedLine extends Line {
  from: number
  to: number
}

/** Each comment on the words that it is about, or on the segment where these cannot be told. */
export function queriesOf(
  comments: readonly Comment[],
  lines: readonly PlacedLine[],
  segments: readonly Segment[],
  losses: Losses,
): ReadQuery[] {
  const places = new Map<string, { line: PlacedLine; text: string }>()
  for (const line of lines) for (const { id, text } of line.comments) places.set(id, { line, text })
  const queries: ReadQuery[] = []
  for (const comment of comments) {
    if (comment.answers !== null && comments.some(({ id }) => id === comment.answers)) continue
    const place = places.get(comment.id)
    const at = place ? segmentAt(place, segments) : 0
    const segment = segments[at]
    if (!segment) {
      losses.add('comments on nothing that is kept')
      continue
    }
    const quote = place?.text ?? ''
    const found = quote === '' ? -1 : segment.text.indexOf(quote)
    const { by, text, done } = comment
    queries.push({
      segment: at,
      from: Math.max(found, 0),
      to: found < 0 ? 0 : found + quote.length,
      text,
      by,
      at: comment.at,
      answers: comments
        .filter(({ answers }) => answers === comment.id)
        .map(one => ({ text: one.text, by: one.by, at: one.at })),
      open: !done,
    })
  }
  return queries
}

/** The segment of the line that holds the words; else the first that touches it. */
function segmentAt({ line, text }: { line: PlacedLine; text: string }, segments: readonly Segment[]): number {
  const touched = segments.flatMap(({ from, to }, i) => (from < line.to && to > line.from ? [i] : []))
  const holding = touched.find(i => text !== '' && segments[i]!.text.includes(text))
  if (holding !== undefined) return holding
  if (touched.length > 0) return touched[0]!
  const before = segments.findLastIndex(({ to }) => to <= line.from)
  return Math.max(0, before)
}
