/**
 * One row of the alignment table: number, speaker and marks in the gutter, then a cell a version (side by side), one
 * redline (inline), or the text that is being proofread alone (clean). Painted from its properties only.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Layout } from '../address.ts'
import { BETWEEN_SEGMENTS, isWritable, type SegmentState, textOf } from '../comparison.ts'
import type { ChangeAt } from '../cursor.ts'
import { differenceOf } from '../differences.ts'
import type { Found, Pointed } from '../findings/found.ts'
import { type MovedCell, placeOf } from '../moves.ts'
import type { Conflict } from '../outbox.ts'
import { basePieces, type Piece, plainPieces, versionPieces } from '../pieces.ts'
import type { Linking } from '../pinning.ts'
import { troubles, want } from '../rest.ts'
import type { Asked } from '../review/view.ts'
import type { CellView, RowView } from '../rows.ts'
import { labelLength } from '../speaker-label.ts'
import { ask, type Editing } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import type { UnsavedText } from '../unsaved.ts'
import { gutter, partSign } from './gutter.ts'
import './rec-editor.ts'
import { border, marked, piecesWithin } from './marked.ts'
import { rowStyles } from './rec-row.styles.ts'
import { dayAndTime } from './time.ts'

/** From here on the halves are called halves, below it perhaps: a small letter after an open end is 0.85, a name after `the` 0.6. */
const SURE_OF_JOIN = 0.8

@customElement('rec-row')
export class RecRow extends LitElement {
  @property({ attribute: false }) view!: RowView
  @property({ reflect: true }) layout: Layout = 'side'
  /** The version on which the cursor stands; null where the cursor is in another row. */
  @property({ attribute: false }) column: string | null = null
  @property() working = ''
  @property({ attribute: false }) change: ChangeAt | null = null
  @property() search = ''
  @property({ attribute: false }) editing: Editing | null = null
  @property({ attribute: false }) unsaved: UnsavedText[] = []
  @property({ attribute: false }) conflicts: Conflict[] = []
  /** Cells that stand elsewhere in their own version. */
  @property({ attribute: false }) moves: readonly MovedCell[] = []
  /** What is being linked stands in this row. */
  @property({ attribute: false }) linking: Linking | null = null
  /** What is asked about, by segment. */
  @property({ attribute: false }) asked: ReadonlyMap<string, readonly Asked[]> = unasked
  /** What the checks point at in the version under the cursor, and the one finding that is walked to. */
  @property({ attribute: false }) found: readonly Found[] = []
  @property({ attribute: false }) pointed: Pointed | null = null
  /** How the clean text is read; null: as it stands. */
  @property({ attribute: false }) bare: ((text: string) => string) | null = null
  /** Far from view: the text stands there unmarked, so that the page can be searched and measured, and costs little. */
  @property({ type: Boolean }) distant = false
  /** Unsaved text is shown as it differs from what is saved. */
  @state() private comparing = false

  static override styles = [controls, marks, rowStyles]

  override connectedCallback(): void {
    super.connectedCallback()
    this.setAttribute('role', 'row')
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.toggleAttribute('current', this.column !== null)
    this.tabIndex = this.column === null ? -1 : 0
    if (changed.has('view')) this.setAttribute('aria-rowindex', String(this.view.index + 2))
  }

  override render() {
    return html`${gutter(this)}${this.renderBody()}${this.renderTroubles()}`
  }

  /** Where a moved cell stands in its own version, and the way there. */
  private renderMove(ref: string) {
    const cell = this.moves.find(moved => moved.ref === ref)
    if (!cell || this.layout === 'clean') return nothing
    const go = (event: Event) => {
      event.stopPropagation()
      ask(this, { do: 'find', segment: cell.after ?? `${ref.replace(/@.*/, '')}.1` })
    }
    return html`<p class="elsewhere"><button class="quiet" @click=${go} title="Go there"><span aria-hidden="true">⇄</span> moved: ${placeOf(cell)}</button></p>`
  }

  private renderBody() {
    if (this.layout === 'inline') return this.renderInline()
    if (this.layout === 'clean')
      return this.view.cells
        .filter(cell => cell.ref === this.working)
        .map(cell => this.readAs(cell))
        .map(cell => this.renderCell(cell, plainPieces(cell.text), 'hidden'))
    return this.view.cells.map(cell =>
      this.renderCell(cell, this.sidePieces(cell), cell.ref === this.view.base ? 'standing' : 'ticked'),
    )
  }

  /** A cell as its clean text is read. */
  private readAs(cell: CellView): CellView {
    const { bare } = this
    if (!bare) return cell
    const segments = cell.segments.map(segment => ({ ...segment, text: bare(segment.text) }))
    return { ...cell, segments, text: textOf(segments) }
  }

  /** What people and checks point at in a segment; in a text without its bracketed words nothing stands where it stood. */
  private pointing(
    id: string,
    ref: string,
  ): Pick<Parameters<typeof marked>[3], 'asked' | 'found' | 'pointed'> {
    if (this.bare && this.layout === 'clean') return {}
    const asked = this.asked.get(id)
    // A past point of the version has the same segments, in other words.
    if (ref !== this.working) return { asked }
    const found = this.found.filter(({ segment }) => segment === id)
    const pointed = this.pointed?.segment === id ? this.pointed.from : null
    return { asked, found, pointed }
  }

  private sidePieces(cell: CellView): Piece[] {
    if (this.distant) return plainPieces(cell.text)
    if (cell.ref !== this.view.base)
      return cell.difference ? versionPieces(cell.difference, cell.ref) : plainPieces(cell.text)
    const others = this.view.cells.flatMap(({ ref, difference }) => (difference ? [{ ref, difference }] : []))
    return basePieces(cell.text, others)
  }

  /** Versions that read alike share one redline; those that read as the base are named beside it. */
  private renderInline() {
    const base = this.view.cells.find(cell => cell.ref === this.view.base)!
    const working = this.view.cells.find(cell => cell.ref === this.working) ?? base
    const groups = new Map<string, CellView[]>()
    for (const cell of this.view.cells) {
      if (cell.text !== base.text) groups.set(cell.text, [...(groups.get(cell.text) ?? []), cell])
    }
    const alike = this.view.cells.filter(cell => cell.text === base.text).map(cell => cell.ref)
    const moves = this.moves.map(({ ref }) => this.renderMove(ref))
    const isWritten = working.segments.some(segment => this.isEditing(working, segment))
    if (groups.size === 0) {
      const line = html`<span class="from">${chips(alike)}</span>${this.renderCell(working, plainPieces(working.text), 'hidden', true)}`
      return html`<div class="lines" role="cell">${moves}<div class="line">${line}</div></div>`
    }
    return html`<div class="lines" role="cell">${moves}
      ${[...groups.values()].map(cells => this.renderRedline(alike, cells))}
      ${isWritten ? html`<div class="line"><span class="from">${chips([working.ref])}</span>${this.renderCell(working, plainPieces(working.text), 'hidden', true)}</div>` : working.segments.map(segment => this.renderJoin(working, segment))}
    </div>`
  }

  /** One text that runs through the whole cell: what was left out may lie between two segments. */
  private renderRedline(alike: readonly string[], cells: readonly CellView[]) {
    const shown = cells.find(cell => cell.ref === this.working) ?? cells[0]!
    const pieces =
      shown.difference && !this.distant ? versionPieces(shown.difference, shown.ref) : plainPieces(shown.text)
    const current =
      this.change && cells.some(({ ref }) => ref === this.change!.ref)
        ? { ...this.change, ref: shown.ref }
        : null
    const label = labelLength(shown.segments[0]?.kind ?? '', shown.text)
    const marking = { deletions: 'struck' as const, current, search: this.search, label }
    const select = () => ask(this, { do: 'select', row: this.view.index })
    const parts = partsOf(shown.segments)
    return html`<div class="line">
      <span class="from">${chips(alike)}<span class="arrow">→<span class="unseen">to</span></span>${chips(cells.map(cell => cell.ref))}</span>
      <div class="cell" lang=${shown.language} @click=${select} @dblclick=${(event: Event) => (shown.ref === this.working ? this.open(shown, event) : ask(this, { do: 'command', id: 'edit' }))}>
        ${
          parts.length < 2
            ? html`<p dir="auto" data-segment=${parts[0]?.segment.id ?? nothing}>${marked(pieces, 0, shown.text, { ...marking, ...this.pointing(parts[0]?.segment.id ?? '', shown.ref) })}</p>`
            : parts.map(({ segment, from, to }, i) => {
                const isLast = i === parts.length - 1
                const own = piecesWithin(pieces, from, to, isLast)
                return html`<p class="part" dir="auto" data-segment=${segment.id}>${partSign(segment, isMixed(shown.segments))}${marked(own, from, segment.text, { ...marking, label: i === 0 ? label : 0, ...this.pointing(segment.id, shown.ref) })}${isLast ? nothing : border(pieces, to, marking)}</p>`
              })
        }</div></div>`
  }

  private renderCell(
    cell: CellView,
    pieces: readonly Piece[],
    deletions: 'struck' | 'ticked' | 'standing' | 'hidden',
    inLine = false,
  ) {
    const selected = this.column === cell.ref
    const isOrigin = this.linking?.ref === cell.ref
    const classes = `cell ${selected ? 'selected' : ''} ${cell.text === '' ? 'gap' : ''} ${isOrigin ? 'origin' : ''}`
    const select = () => ask(this, { do: 'select', row: this.view.index, column: cell.ref })
    const marking = { deletions, current: this.change, search: this.search, label: 0 }
    const parts = partsOf(cell.segments, segment => this.isEditing(cell, segment))
    const body = parts.map(({ segment, from, to }, i) => {
      const isLast = i === parts.length - 1
      const own = piecesWithin(pieces, from, to, isLast)
      const end = isLast ? nothing : border(pieces, to, marking)
      return this.renderSegment(cell, segment, own, from, marking, parts.length > 1, end)
    })
    return html`<div class=${classes} role=${inLine ? nothing : 'cell'} data-ref=${cell.ref} lang=${cell.language}
      @click=${select} @dblclick=${(event: Event) => this.open(cell, event)}>
      ${inLine ? nothing : this.renderMove(cell.ref)}${body.length ? body : html`<p class="absent">${cell.segments.length ? 'removed' : 'not in this version'}</p>`}
    </div>`
  }

  private renderSegment(
    cell: CellView,
    segment: SegmentState,
    pieces: Piece[],
    start: number,
    marking: Parameters<typeof marked>[3],
    isPart: boolean,
    end: TemplateResult | typeof nothing,
  ) {
    if (this.isEditing(cell, segment)) {
      const isOvertaken = segment.head !== this.editing!.parent
      return html`<rec-editor .editing=${this.editing!} label=${labelLength(segment.kind, this.editing!.text)} language=${cell.language} ?overtaken=${isOvertaken}></rec-editor>`
    }
    const label = labelLength(segment.kind, segment.text)
    return html`${this.renderJoin(cell, segment)}
      <p class="${segment.kind} ${isPart ? 'part' : ''}" dir="auto" data-segment=${segment.id}>${isPart ? partSign(segment, isMixed(cell.segments)) : nothing}${marked(pieces, start, segment.text, { ...marking, label, ...this.pointing(segment.id, cell.ref) })}${end}</p>`
  }

  /** A join is proposed where a paragraph reads on from the one above it; a person makes it. */
  private renderJoin(cell: CellView, segment: SegmentState) {
    if (!segment.joins || segment.text === '' || !isWritable(cell.ref) || this.layout === 'clean')
      return nothing
    const join = (event: Event) => {
      event.stopPropagation()
      ask(this, { do: 'join', segment: segment.id })
    }
    const isSure = (segment.joinScore ?? 0) >= SURE_OF_JOIN
    const why = isSure
      ? 'The paragraph above stops in mid-sentence and this one goes on, as after a page break'
      : 'The paragraph above may stop in mid-sentence and this one go on: read both before you join them'
    return html`<p class="join"><button class="quiet ${isSure ? '' : 'perhaps'}" @click=${join} title=${why}><span aria-hidden="true">⤴</span> ${isSure ? 'Cut by a page break: join' : 'Perhaps cut by a page break: join'} with the paragraph above <kbd>Shift+J</kbd></button></p>`
  }

  /** A past point of the version that is being written in shows the same segment, and no editor. */
  private isEditing(cell: CellView, segment: SegmentState): boolean {
    return this.editing?.segment === segment.id && this.editing.ref === cell.ref
  }

  /** A double click edits the paragraph that it hit. */
  private open(cell: CellView, event: Event) {
    const hit = event
      .composedPath()
      .find(
        (target): target is HTMLElement =>
          target instanceof HTMLElement && target.dataset.segment !== undefined,
      )
    const id = hit?.dataset.segment ?? cell.segments.find(({ text }) => text !== '')?.id
    if (id && isWritable(cell.ref) && !this.editing) ask(this, { do: 'edit', segment: id })
  }

  private renderUnsaved(unsaved: UnsavedText, language: string) {
    const saved = this.view.cells
      .flatMap(cell => cell.segments)
      .find(segment => segment.id === unsaved.segment)
    const difference = differenceOf(saved?.text ?? unsaved.parentText, unsaved.text, language)
    return marked(versionPieces(difference, 'unsaved'), 0, unsaved.text, plain)
  }

  private renderTroubles() {
    const language = this.view.cells.find(cell => cell.ref === this.working)?.language ?? 'en'
    if (this.unsaved.length + this.conflicts.length === 0) return nothing
    if (this.conflicts.length) want(troubles.conflict)
    return html`<div class="troubles" role="cell">
      ${this.unsaved.map(
        unsaved => html`<div class="unsaved">
        <div><strong>Unsaved text of ${unsaved.segment}</strong>, ${dayAndTime(unsaved.at)}
          <p lang=${language} dir="auto">${this.comparing ? this.renderUnsaved(unsaved, language) : unsaved.text}</p></div>
        <div class="choices">
          <button aria-pressed=${this.comparing} @click=${() => (this.comparing = !this.comparing)}>Compare</button>
          <button @click=${() => ask(this, { do: 'use-unsaved', unsaved })}>Use it</button>
          <button class="quiet" @click=${() => ask(this, { do: 'discard-unsaved', unsaved })}>Discard</button>
        </div></div>`,
      )}
      ${this.conflicts.map(conflict => html`<rec-conflict .conflict=${conflict} language=${language}></rec-conflict>`)}
    </div>`
  }
}

/** The segments of a cell that are shown, with their stretch of its text; one that was removed takes no room in it. */
function partsOf(
  segments: readonly SegmentState[],
  isKept: (segment: SegmentState) => boolean = () => false,
) {
  let start = 0
  return segments
    .filter(segment => segment.text !== '' || isKept(segment))
    .map(segment => {
      const from = start
      const to = from + segment.text.length
      if (segment.text !== '') start = to + BETWEEN_SEGMENTS.length
      return { segment, from, to }
    })
}

/** Were the segments of a cell judged differently? */
const isMixed = (segments: readonly SegmentState[]) =>
  new Set(segments.filter(({ text }) => text !== '').map(({ mark }) => mark)).size > 1

const unasked: ReadonlyMap<string, readonly Asked[]> = new Map()
const plain = { deletions: 'struck', current: null, search: '', label: 0 } as const
const chips = (refs: readonly string[]) =>
  html`<span class="chips">${refs.map(ref => html`<b class="siglum">${ref}</b>`)}</span>`

declare global {
  interface HTMLElementTagNameMap {
    'rec-row': RecRow
  }
}
