/**
 * One row of the alignment table: number, speaker and marks in the gutter, then a cell a version (side by side), one
 * redline (inline), or the text that is being proofread alone (clean). Painted from its properties only.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Layout } from '../address.ts'
import { className, isWritable, type SegmentState, weightOf } from '../comparison.ts'
import type { ChangeAt } from '../cursor.ts'
import { differenceOf } from '../differences.ts'
import type { Conflict } from '../outbox.ts'
import { basePieces, type Piece, plainPieces, versionPieces } from '../pieces.ts'
import type { CellView, RowView } from '../rows.ts'
import { ask, type Editing } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import type { UnsavedText } from '../unsaved.ts'
import { labelLength, marked, piecesWithin } from './marked.ts'
import './rec-conflict.ts'
import './rec-editor.ts'
import { rowStyles } from './rec-row.styles.ts'
import { dayAndTime } from './time.ts'

const fieldNames: Record<string, string> = { language: 'Original language', status: 'Status' }
const markSigns = { unread: '', proofread: '✓', approved: '✓✓', 'needs-work': '✗' } as const
const markNames = {
  unread: 'not proofread',
  proofread: 'proofread',
  approved: 'approved',
  'needs-work': 'needs work',
} as const

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
    return html`${this.renderGutter()}${this.renderBody()}${this.renderTroubles()}`
  }

  private renderGutter() {
    const { view } = this
    const lead =
      view.cells.find(cell => cell.ref === this.working)?.segments[0] ??
      view.cells.find(cell => cell.segments.length)?.segments[0]
    const settled =
      view.cells.find(cell => cell.ref === this.working)?.segments.filter(segment => segment.text !== '') ??
      []
    const mark =
      settled.length && settled.every(segment => segment.mark === settled[0]!.mark)
        ? settled[0]!.mark
        : 'unread'
    const weight = this.layout === 'clean' ? 'none' : weightOf(view.class)
    const name = lead?.speaker ?? (lead?.field ? (fieldNames[lead.field] ?? capital(lead.field)) : '')
    return html`<div class="gutter" role="rowheader">
      <span class="number">${lead ? lead.id.slice(lead.id.indexOf('.') + 1) : view.index + 1}</span>
      <span class="name">${lead?.kind === 'paragraph' && lead.speaker ? html`<span class="unseen">${name} </span>` : name}</span>
      <span class="signs">
        ${mark === 'unread' ? nothing : html`<span class="mark ${mark}" title=${`${capital(markNames[mark])} by ${settled[0]!.markedBy ?? ''}`}>${markSigns[mark]}<span class="unseen">${markNames[mark]}</span></span>`}
        ${weight === 'none' ? nothing : html`<span class="class ${weight}" title=${`Change: ${className(view.class)}`}>${className(view.class)}</span>`}
        ${view.moved && this.layout !== 'clean' ? html`<span class="class moved" title="Stands elsewhere in another version">⇄ moved</span>` : nothing}
        ${view.doubtful && this.layout !== 'clean' ? html`<span class="class doubt" title="These segments may not answer each other">? doubtful</span>` : nothing}
      </span>
    </div>`
  }

  private renderBody() {
    if (this.layout === 'inline') return this.renderInline()
    if (this.layout === 'clean')
      return this.view.cells
        .filter(cell => cell.ref === this.working)
        .map(cell => this.renderCell(cell, plainPieces(cell.text), 'hidden'))
    return this.view.cells.map(cell =>
      this.renderCell(cell, this.sidePieces(cell), cell.ref === this.view.base ? 'standing' : 'ticked'),
    )
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
    const groups = new Map<string, CellView[]>()
    for (const cell of this.view.cells) {
      if (cell !== base && cell.text !== base.text)
        groups.set(cell.text, [...(groups.get(cell.text) ?? []), cell])
    }
    const alike = this.view.cells.filter(cell => cell.text === base.text).map(cell => cell.ref)
    const column = this.column ?? this.working
    const edited =
      this.editing &&
      this.view.cells.find(cell => cell.segments.some(({ id }) => id === this.editing!.segment))
    return html`<div class="lines" role="cell">
      ${groups.size === 0 ? html`<div class="line"><span class="from">${chips(alike)}</span>${this.renderCell(base, plainPieces(base.text), 'struck', true)}</div>` : nothing}
      ${[...groups.values()].map(cells => {
        const shown = cells.find(cell => cell.ref === column) ?? cells[0]!
        const pieces =
          shown.difference && !this.distant
            ? versionPieces(shown.difference, shown.ref)
            : plainPieces(shown.text)
        const current =
          this.change && cells.some(cell => cell.ref === this.change!.ref)
            ? { ...this.change, ref: shown.ref }
            : null
        return html`<div class="line"><span class="from">${chips(alike)}<span class="arrow">→<span class="unseen">to</span></span>${chips(cells.map(cell => cell.ref))}</span>
          ${this.renderCell({ ...shown, segments: [] }, pieces, 'struck', true, current)}</div>`
      })}
      ${edited && (groups.size > 0 || edited !== base) ? html`<div class="line"><span class="from">${chips([edited.ref])}</span>${this.renderCell(edited, plainPieces(edited.text), 'hidden', true)}</div>` : nothing}
    </div>`
  }

  private renderCell(
    cell: CellView,
    pieces: readonly Piece[],
    deletions: 'struck' | 'ticked' | 'standing' | 'hidden',
    inLine = false,
    current = this.change,
  ) {
    const selected = this.column === cell.ref
    const classes = `cell ${selected ? 'selected' : ''} ${cell.text === '' ? 'gap' : ''}`
    const select = () => ask(this, { do: 'select', row: this.view.index, column: cell.ref })
    const marking = { deletions, current, search: this.search, label: 0 }
    // A redline runs through its cell as one text: what was left out may lie between two segments.
    const redline = cell.segments.length === 0 && pieces.length > 0
    const standing = cell.segments.filter(
      segment => segment.text !== '' || this.editing?.segment === segment.id,
    )
    let start = 0
    const body: TemplateResult[] = []
    standing.forEach((segment, i) => {
      const isLast = i === standing.length - 1
      const to = start + segment.text.length
      body.push(this.renderSegment(cell, segment, piecesWithin(pieces, start, to, isLast), start, marking))
      start = to + 2
    })
    if (redline) {
      const first = this.view.cells.find(({ ref }) => ref === cell.ref)!.segments[0]
      const label = first ? labelLength(first.kind, cell.text) : 0
      body.push(html`<p dir="auto">${marked(pieces, 0, cell.text, { ...marking, label })}</p>`)
    }
    return html`<div class=${classes} role=${inLine ? nothing : 'cell'} data-ref=${cell.ref} lang=${cell.language}
      @click=${select} @dblclick=${() => standing[0] && ask(this, { do: 'edit', segment: standing[0].id })}>
      ${body.length ? body : html`<p class="absent">${cell.segments.length ? 'removed' : 'not in this version'}</p>`}
    </div>`
  }

  private renderSegment(
    cell: CellView,
    segment: SegmentState,
    pieces: Piece[],
    start: number,
    marking: Parameters<typeof marked>[3],
  ) {
    if (this.editing?.segment === segment.id) {
      const overtaken = segment.head !== this.editing.parent ? (segment.markedBy ?? 'Somebody') : null
      return html`<rec-editor .editing=${this.editing} language=${cell.language} .overtakenBy=${overtaken}></rec-editor>`
    }
    const label = labelLength(segment.kind, segment.text)
    const proposed = segment.joins && isWritable(cell.ref) && segment.text !== ''
    return html`
      ${
        proposed
          ? html`<p class="join"><button class="quiet" title="The paragraph above stops in mid-sentence and this one goes on, as after a page break" @click=${(
              event: Event,
            ) => {
              event.stopPropagation()
              ask(this, { do: 'join', segment: segment.id })
            }}>⤴ Page break? Join with the paragraph above <kbd>Shift+J</kbd></button></p>`
          : nothing
      }
      <p class=${segment.kind} dir="auto" data-segment=${segment.id}>${marked(pieces, start, segment.text, { ...marking, label })}</p>`
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
    return html`<div class="troubles" role="cell">
      ${this.unsaved.map(
        unsaved => html`<div class="unsaved">
        <div><strong>Unsaved text of ${unsaved.segment}</strong>, ${dayAndTime(unsaved.at)}
          <p lang=${language} dir="auto">${this.comparing ? this.renderUnsaved(unsaved, language) : unsaved.text}</p></div>
        <div class="choices">
          <button aria-pressed=${this.comparing} @click=${() => (this.comparing = !this.comparing)}>Compare</button>
          <button @click=${() => ask(this, { do: 'use-unsaved', segment: unsaved.segment })}>Use it</button>
          <button class="quiet" @click=${() => ask(this, { do: 'discard-unsaved', segment: unsaved.segment })}>Discard</button>
        </div></div>`,
      )}
      ${this.conflicts.map(conflict => html`<rec-conflict .conflict=${conflict} language=${language}></rec-conflict>`)}
    </div>`
  }
}

const plain = { deletions: 'struck', current: null, search: '', label: 0 } as const
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ')
const chips = (refs: readonly string[]) =>
  html`<span class="chips">${refs.map(ref => html`<b class="siglum">${ref}</b>`)}</span>`

declare global {
  interface HTMLElementTagNameMap {
    'rec-row': RecRow
  }
}
