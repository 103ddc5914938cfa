/**
 * Pieces -> what the reader sees: `<ins>` and `<del>` with hidden words for screen readers, the printed speaker label a
 * step back, search hits, the one changed place that the cursor marks. A template function, not an element, so that a
 * cell stays one paragraph that can be selected and copied.
 */
import { html, nothing, type TemplateResult } from 'lit'
import { BETWEEN_SEGMENTS } from '../comparison.ts'
import type { ChangeAt } from '../cursor.ts'
import type { Found } from '../findings/found.ts'
import { cutPieces, hitsIn, type Piece } from '../pieces.ts'
import type { Asked } from '../review/view.ts'

export interface Marking {
  /** How words that this version left out are shown: struck, as a small tick, or not at all. */
  deletions: 'struck' | 'ticked' | 'standing' | 'hidden'
  current: ChangeAt | null
  search: string
  /** UTF-16 units at the start that are the printed speaker label. */
  label: number
  /** Stretches of the segment that queries ask about. */
  asked?: readonly Asked[] | undefined
  /** Stretches that checks point at, and where the one begins that is walked to. */
  found?: readonly Found[] | undefined
  pointed?: number | null | undefined
}

/** A finding about more than a sentence is not underlined from end to end, unless it is the one that is walked to. */
const LONGEST_MARK = 120

const isBlankChange = ({ op, text }: Piece) => op !== 'equal' && text.trim() === ''

const isCurrent = (piece: Piece, current: ChangeAt | null) =>
  current !== null &&
  piece.changes.some(change => change.ref === current.ref && change.place === current.place)

/** The part of a cell's pieces that lies in [from, to) of its text. */
export function piecesWithin(pieces: readonly Piece[], from: number, to: number, isLast: boolean): Piece[] {
  return cutPieces(pieces, [from, to]).filter(piece =>
    piece.from === piece.to
      ? piece.from >= from && (piece.from < to + BETWEEN_SEGMENTS.length || (isLast && piece.from === to))
      : piece.from >= from && piece.to <= to,
  )
}

/** Paints one segment's pieces; `start` is where the segment begins in the cell's text. */
export function marked(
  pieces: readonly Piece[],
  start: number,
  text: string,
  marking: Marking,
): TemplateResult[] {
  const hits = hitsIn(text, marking.search).map(hit => ({ from: hit.from + start, to: hit.to + start }))
  const labelEnd = start + marking.label
  const asked = (marking.asked ?? []).filter(({ from, to }) => from < to)
  const found = (marking.found ?? []).filter(
    ({ from, to }) => from < to && (to - from <= LONGEST_MARK || from === marking.pointed),
  )
  const ends = [...asked, ...found].flatMap(({ from, to }) => [from + start, to + start])
  const cuts = [labelEnd, ...ends, ...hits.flatMap(hit => [hit.from, hit.to])]
  const cut = cutPieces(pieces, cuts)
  return cut.map((piece, i) => {
    const stands = piece.op !== 'delete' || marking.deletions === 'standing'
    const isHit =
      stands && hits.some(hit => piece.from >= hit.from && piece.to <= hit.to && piece.to > piece.from)
    const isLabel = piece.to <= labelEnd && piece.from >= start && piece.to > start
    const about = asked.find(
      ({ from, to }) => piece.from >= from + start && piece.to <= to + start && piece.to > piece.from,
    )
    const finding = stands ? findingOf(found, piece, start, marking.pointed) : null
    const wrap = (text: string) => {
      const hit = isHit ? html`<span class="hit">${text}</span>` : html`${text}`
      const found = finding
        ? html`<span class="found ${finding.from === marking.pointed ? 'pointed' : ''}" title=${finding.message}>${hit}</span>`
        : hit
      const content =
        about && stands
          ? html`<span class="asked ${about.open ? 'open' : ''}" title=${about.open ? 'Asked about: a query is open' : 'Asked about: settled'}>${found}</span>`
          : found
      return isLabel ? html`<span class="label">${content}</span>` : content
    }
    if (piece.op === 'equal') return wrap(piece.text)
    // Words that took the place of others stand a hair apart from them.
    const isBeside = piece.op === 'insert' && cut[i - 1]?.op === 'delete' && marking.deletions === 'struck'
    const classes = `${piece.weight === 'minor' ? 'minor' : ''}${isCurrent(piece, marking.current) ? ' current' : ''}${isBeside ? ' beside' : ''}`
    // A blank that a cut left over is no blank that was changed.
    const isBlank = pieces.some(
      whole => isBlankChange(whole) && whole.from <= piece.from && piece.to <= whole.to,
    )
    return renderChange(piece, classes, marking.deletions, wrap, isBlank)
  })
}

/** The finding that a piece is part of: the one walked to, else the shortest, which says most. */
function findingOf(
  found: readonly Found[],
  { from, to }: Piece,
  start: number,
  pointed: number | null | undefined,
): Found | null {
  const about = found.filter(one => from >= one.from + start && to <= one.to + start && to > from)
  const length = (one: Found) => (one.from === pointed ? -1 : one.to - one.from)
  return about.sort((a, b) => length(a) - length(b))[0] ?? null
}

function renderChange(
  piece: Piece,
  classes: string,
  deletions: Marking['deletions'],
  wrap: (text: string) => TemplateResult,
  isBlankChange: boolean,
): TemplateResult {
  if (piece.op === 'delete' && deletions === 'hidden') return html``
  if (piece.op === 'delete' && deletions === 'ticked') {
    if (piece.replaced) return html``
    return html`<del class="tick ${classes}" title=${`Left out: ${piece.text}`}><span class="unseen">left out: ${piece.text} end </span><span aria-hidden="true">‸</span></del>`
  }
  // The blanks at its ends stand outside the mark: an underlined blank looks like a slip of the pen.
  const [, lead = '', words = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece.text) ?? []
  const isBlank = words === ''
  if (isBlank && !isBlankChange) return html`${piece.text}`
  const shown = isBlank ? html`${blankSign(piece)}${piece.text}` : wrap(words)
  const [before, after] = isBlank ? ['', ''] : [lead, trail]
  if (piece.op === 'insert') {
    return html`${before}<ins class=${classes}><span class="unseen">inserted: </span>${shown}<span class="unseen"> end of insertion </span></ins>${after}`
  }
  if (deletions === 'standing') {
    return html`${before}<del class="standing ${classes}"><span class="unseen">changed elsewhere: </span>${shown}<span class="unseen"> end </span></del>${after}`
  }
  return html`${before}<del class=${classes}><span class="unseen">deleted: </span>${shown}<span class="unseen"> end of deletion </span></del>${after}`
}

/** A changed blank or line break would not be seen: it gets a sign, unless what took its place has one. */
function blankSign({ text, replaced }: Piece) {
  const sign = text.includes('\n') ? '¶' : replaced ? '' : '·'
  return sign ? html`<span class="pilcrow" aria-hidden="true">${sign}</span>` : nothing
}

/** A paragraph break between two segments, from `at` on, where the versions differ in having it. */
export function border(
  pieces: readonly Piece[],
  at: number,
  { deletions, current }: Marking,
): TemplateResult | typeof nothing {
  const end = at + BETWEEN_SEGMENTS.length
  const piece = cutPieces(pieces, [at, end]).find(
    ({ op, from, to }) => op !== 'equal' && from >= at && to <= end && to > from,
  )
  if (!piece) return nothing
  const classes = `${piece.weight === 'minor' ? 'minor' : ''}${isCurrent(piece, current) ? ' current' : ''}`
  const sign = html`<span class="pilcrow" aria-hidden="true">¶</span>`
  if (piece.op === 'insert')
    return html`<ins class=${classes}><span class="unseen">inserted: a paragraph break </span>${sign}</ins>`
  if (deletions !== 'standing') return nothing
  return html`<del class="standing ${classes}"><span class="unseen">a paragraph break, changed elsewhere </span>${sign}</del>`
}
