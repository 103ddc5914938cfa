/**
 * The gutter of a row: number, speaker, how it was judged, what kind of change it holds, and how far its alignment is to be
 * trusted. Signs and words, never colour alone. Template functions, so that a row stays one element.
 */
import { html, nothing } from 'lit'
import type { Layout } from '../address.ts'
import { className, weightOf } from '../classes.ts'
import type { SegmentState } from '../comparison.ts'
import type { Found } from '../findings/found.ts'
import { type MovedCell, placeOf } from '../moves.ts'
import type { Asked } from '../review/view.ts'
import type { RowView } from '../rows.ts'

const fieldNames: Record<string, string> = { language: 'Original language', status: 'Status' }
const markSigns = { unread: '', proofread: '✓', approved: '✓✓', 'needs-work': '✗' } as const
const markNames = {
  unread: 'not proofread',
  proofread: 'proofread',
  approved: 'approved',
  'needs-work': 'needs work',
} as const

const pinSign = html`<svg class="pin" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="3" r="2.2" /><path d="M5 5.2V9.6" /></svg>`

/** What the gutter is painted from. */
interface Guttered {
  view: RowView
  moves: readonly MovedCell[]
  working: string
  layout: Layout
  distant: boolean
  /** The queries on its segments. */
  asked: ReadonlyMap<string, readonly Asked[]>
  /** What the checks point at in it. */
  found: readonly Found[]
}

export function gutter({ view, moves, working, layout, distant, asked, found }: Guttered) {
  const lead =
    view.cells.find(cell => cell.ref === working)?.segments[0] ??
    view.cells.find(cell => cell.segments.length)?.segments[0]
  const settled =
    view.cells.find(cell => cell.ref === working)?.segments.filter(segment => segment.text !== '') ?? []
  const mark =
    settled.length && settled.every(segment => segment.mark === settled[0]!.mark)
      ? settled[0]!.mark
      : 'unread'
  // A distant row does not know its class yet: to ask for it would compare the whole transcript before the first look.
  const weight = layout === 'clean' || distant ? 'none' : weightOf(view.class)
  const name = lead?.speaker ?? (lead?.field ? (fieldNames[lead.field] ?? capital(lead.field)) : '')
  return html`<div class="gutter" role="rowheader">
      <span class="number">${lead ? lead.id.slice(lead.id.indexOf('.') + 1) : view.index + 1}</span>
      <span class="name">${lead?.kind === 'paragraph' && lead.speaker ? html`<span class="unseen">${name} </span>` : name}</span>
      <span class="signs">
        ${mark === 'unread' ? lapsedOf(settled) : html`<span class="mark ${mark}" title=${`${capital(markNames[mark])} by ${settled[0]!.markedBy ?? ''}`}>${markSigns[mark]}<span class="unseen">${markNames[mark]}</span></span>`}
        ${queriesOf(view, asked)}
        ${found.length ? findingsOf(found, layout) : nothing}
        ${weight === 'none' ? nothing : classesOf(view)}
        ${layout === 'clean' ? nothing : alignmentOf(view, moves)}
      </span>
    </div>`
}

/** Who had judged it before it was changed, or before this round. */
function lapsedOf(segments: readonly SegmentState[]) {
  const lapsed = segments.find(segment => segment.lapsed)?.lapsed
  if (!lapsed) return nothing
  const since = lapsed.why === 'revised' ? 'changed since' : 'in an earlier round'
  return html`<span class="class lapsed" title=${`${capital(markNames[lapsed.mark])} by ${lapsed.by}, ${since}`}><span aria-hidden="true">${markSigns[lapsed.mark]}</span> <span class="unseen">${markNames[lapsed.mark]} </span>${since}</span>`
}

/** The weightiest class, and the lighter ones after it. */
function classesOf({ classes }: RowView) {
  const [first, ...others] = classes
  if (!first) return nothing
  return html`<span class="class ${weightOf(first)}" title=${`Change: ${[first, ...others].map(className).join(', ')}`}>${className(first)}</span>
      ${others.length ? html`<span class="class also" title=${others.map(className).join(', ')}>${others.map(className).join(', ')}</span>` : nothing}`
}

/** How many open queries stand on the row's segments. */
function queriesOf({ cells }: RowView, asked: Guttered['asked']) {
  if (asked.size === 0) return nothing
  const open = cells
    .flatMap(cell => cell.segments.flatMap(({ id }) => asked.get(id) ?? []))
    .filter(one => one.open)
  if (open.length === 0) return nothing
  const words = open.length === 1 ? 'query' : `${open.length} queries`
  return html`<span class="class query" title="Open. Shift+Q shows them">${words}</span>`
}

/** How much is found here: seen where the words found are not marked in the text, and said everywhere. */
function findingsOf(found: readonly Found[], layout: Layout) {
  const count = new Set(found.map(({ message }) => message)).size
  return html`<span class=${layout === 'inline' ? 'class finding' : 'unseen'}>${count} ${count === 1 ? 'finding' : 'findings'}</span>`
}

/** How far the alignment is to be trusted: a sign and a word, so that no colour has to say it. */
function alignmentOf(view: RowView, moves: readonly MovedCell[]) {
  return html`${moves.length ? html`<span class="class moved" title=${moves.map(cell => `${cell.ref}: ${placeOf(cell)}`).join('; ')}><span aria-hidden="true">⇄</span> moved</span>` : nothing}
      ${view.doubtful ? html`<span class="class doubt" title="These segments may not answer each other. Confirm with p, or link them elsewhere."><span aria-hidden="true">?</span> alignment in doubt</span>` : nothing}
      ${view.pinned ? html`<span class="class pinned" title="A proofreader has aligned this row">${pinSign} pinned</span>` : nothing}`
}

/** Which segment this is, where a cell holds several; how it was judged, where the others were judged otherwise. */
export function partSign({ id, mark }: SegmentState, isMixed: boolean) {
  return html`<span class="which"><span class="unseen">segment </span>${id.slice(id.indexOf('.') + 1)}${mark === 'unread' || !isMixed ? nothing : html` <span class="mark ${mark}" title=${markNames[mark]}>${markSigns[mark]}<span class="unseen">${markNames[mark]}</span></span>`}</span>`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ')
