/**
 * The workbench: a bar of choices, the overview strip, the alignment table and the inspector. It arranges; what each
 * part shows it decides itself from the same state.
 */
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { type Filter, filters, type Layout, layouts, type WorkbenchAddress } from '../address.ts'
import { classesOfPlace, className, weightOf } from '../classes.ts'
import { type Comparison, isOpen, progressOf } from '../comparison.ts'
import { rowsFound } from '../findings/found.ts'
import { movesIn } from '../moves.ts'
import { hitsIn } from '../pieces.ts'
import { alignment, filtering, want } from '../rest.ts'
import { rowsAsked } from '../review/view.ts'
import { classCounts, filterCounts, rowView } from '../rows.ts'
import { ask, type OpenTranscript, type State } from '../state.ts'
import { controls } from '../style/shared.ts'
import type { RecClasses } from './rec-classes.ts'
import type { Bar, RecOverview } from './rec-overview.ts'
import './rec-inspector.ts'
import './rec-table.ts'
import { workbenchStyles } from './rec-workbench.styles.ts'

const layoutNames: Record<Layout, string> = { side: 'Side by side', inline: 'Inline', clean: 'Clean text' }
const filterNames: Record<Filter, string> = {
  all: 'All rows',
  changed: 'Changed',
  substantive: 'Substantive only',
  unproofread: 'Not proofread',
  queries: 'Open queries',
  findings: 'Findings',
  doubt: 'Alignment in doubt',
  moved: 'Moved',
}

@customElement('rec-workbench')
export class RecWorkbench extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) open!: OpenTranscript
  @property({ attribute: false }) address!: WorkbenchAddress
  @property({ attribute: false }) shown: number[] = []
  /** Too narrow for columns: the inline layout stands in for side by side. */
  @state() private narrow = false
  /** On a narrow page the inspector covers the text, so it is opened on demand. */
  @state() private unfolded = false
  @state() private inView: [number, number] = [0, 0]
  @query('rec-overview') private readonly overview!: RecOverview
  @query('rec-classes') private readonly classMenu!: RecClasses
  @query('input[type=search]') private readonly searchField!: HTMLInputElement
  private readonly media = matchMedia('(max-width: 899px)')
  private counts: Record<Filter, number> = {
    all: 0,
    changed: 0,
    substantive: 0,
    unproofread: 0,
    queries: 0,
    findings: 0,
    doubt: 0,
    moved: 0,
  }
  private classCounts: ReturnType<typeof classCounts> = new Map()
  private bars: Bar[] = []
  private barsOf: unknown[] = []

  static override styles = [controls, workbenchStyles]

  override connectedCallback(): void {
    super.connectedCallback()
    this.narrow = this.media.matches
    this.media.addEventListener('change', this.resized)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.media.removeEventListener('change', this.resized)
  }

  private readonly resized = () => (this.narrow = this.media.matches)

  /** Moves the focus to the search field, to the overview strip, or to the classes of change. */
  goTo(place: 'search' | 'overview' | 'classes'): void {
    if (place === 'classes') return void this.openClasses()
    if (place === 'overview') return void this.focusOverview()
    this.searchField.select()
    this.searchField.focus()
  }

  private async focusOverview() {
    await filtering.overview().catch(() => {})
    await this.overview.updateComplete
    this.overview.focus()
  }

  /** The list may not be there yet, just after the first look. */
  private async openClasses() {
    await filtering.classes().catch(() => {})
    await this.classMenu.updateComplete
    this.classMenu.open?.()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('address')
    if (before && before.panel !== this.address.panel) this.unfolded = this.address.panel !== 'none'
    // Who goes to a finding wants to read it, on a narrow page too.
    const { pointed } = this.state
    if (pointed && changed.has('state') && changed.get('state')?.pointed !== pointed) this.unfolded = true
    // Nor may a form be hidden that a person has asked for.
    if (this.state.typedAhead !== null) this.unfolded = true
    const { comparison } = this.open
    const { cursor, conflicts, surveyed, review, findings } = this.state
    const key = [comparison, this.shown, cursor.column, conflicts, surveyed, review, findings?.marks]
    if (key.some((part, i) => part !== this.barsOf[i])) {
      this.barsOf = key
      this.bars = barsFor(comparison, this.shown, this.state)
      this.classCounts = classCounts(comparison, this.state.surveyed)
      this.counts = filterCounts(comparison, cursor.column, surveyed, review, findings)
    }
  }

  override render() {
    const { address, open, state } = this
    const layout = this.narrow && address.layout === 'side' ? 'inline' : address.layout
    return html`
      ${this.renderBar()}
      <p class="unseen" role="status" aria-label="The change that is marked">${this.markedChange()}</p>
      ${this.renderLinking()}
      <div class="desk ${this.isInspecting() ? (layout === 'side' && open.comparison.versions.length > 2 ? 'many' : '') : 'wide'}">
        <rec-overview .bars=${this.bars} .row=${state.cursor.row} .view=${this.inView}></rec-overview>
        <rec-table .comparison=${open.comparison} .shown=${this.shown} .cursor=${state.cursor} .editing=${state.editing} .unsaved=${state.unsaved}
          .conflicts=${state.conflicts} layout=${layout} .search=${address.search} filter=${address.filter} classes=${address.classes.join()} .linking=${state.linking} .review=${state.review}
          .found=${(state.marking && state.findings?.marks) || nothingFound} .pointed=${state.pointed} .bare=${state.bare}
          @in-view=${(event: CustomEvent<[number, number]>) => (this.inView = event.detail)}></rec-table>
        ${this.renderInspector()}
      </div>`
  }

  private isInspecting(): boolean {
    return this.address.panel !== 'none' && (!this.narrow || this.unfolded)
  }

  private readonly fold = () => {
    if (this.narrow && this.address.panel !== 'none') this.unfolded = !this.unfolded
    else ask(this, { do: 'show', panel: this.address.panel === 'none' ? 'readings' : 'none' })
  }

  private renderBar() {
    const { address, open, state } = this
    const { comparison } = open
    const { proofread, segments } = progressOf(
      comparison.texts[state.cursor.column] ?? comparison.texts[comparison.base]!,
    )
    const { counts } = this
    want(filtering.classes)
    want(filtering.overview)
    const hits = address.search ? hitCount(comparison, this.shown, address.search) : null
    return html`<div class="bar" role="toolbar" aria-label="View" @keydown=${this.walkBar}>
      <button aria-haspopup="dialog" title="Choose versions (c)" @click=${() => ask(this, { do: 'dialog', dialog: 'versions' })}>
        <span class="versions">${comparison.versions.map(ref => html`<b class=${ref === comparison.base ? 'base' : ''}>${ref}</b>`)}</span> <span class="word">Versions</span></button>
      <div class="choice" role="group" aria-label="Layout">
        ${layouts.map(layout => html`<button aria-pressed=${address.layout === layout} @click=${() => ask(this, { do: 'show', layout })}>${layoutNames[layout]}</button>`)}
      </div>
      <label class="filter"><span class="unseen">Filter</span>
        <select aria-busy=${state.surveyed < comparison.rows.length} @change=${(event: Event) => ask(this, { do: 'show', filter: (event.target as HTMLSelectElement).value as Filter })}>
          ${filters.map(filter => html`<option value=${filter} .selected=${address.filter === filter}>${filterNames[filter]} (${counts[filter]})</option>`)}
        </select></label>
      <rec-classes .chosen=${address.classes} .counts=${this.classCounts}></rec-classes>
      <label class="search"><span class="unseen">Search</span>
        <input type="search" placeholder="Search  /" .value=${address.search} @input=${this.searched} @keydown=${this.leaveSearch} />
        ${hits === null ? nothing : html`<span role="status">${hits} ${hits === 1 ? 'place' : 'places'}</span>`}</label>
      ${
        open.detail === null
          ? html`<span class="progress">Compared on this device, kept nowhere <button @click=${() => ask(this, { do: 'dialog', dialog: 'import' })}>Keep as a transcript</button></span>`
          : html`
      <span class="progress"><progress max=${segments} value=${proofread} aria-label="Proofread"></progress> ${proofread} of ${segments} proofread</span>`
      }
      <button class="quiet panel" aria-pressed=${this.isInspecting()} title="Show or hide the inspector (r, t)"
        @click=${this.fold}>Inspector</button>
    </div>`
  }

  /** From one control of the bar to the next; a field keeps its arrow keys. */
  private readonly walkBar = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const from = event.target as HTMLElement
    if (!by || event.altKey || event.ctrlKey || event.metaKey || from.matches('select, input')) return
    const controls = [
      ...this.renderRoot.querySelectorAll<HTMLElement>('.bar :is(button, select, rec-classes, input)'),
    ]
    event.preventDefault()
    event.stopPropagation()
    controls.at((controls.indexOf(from) + by) % controls.length)?.focus()
  }

  /** In words, for those who do not see where the mark stands. */
  private markedChange(): string {
    const { cursor } = this.state
    if (!cursor.change || !this.open.comparison.rows[cursor.row]) return ''
    const view = rowView(this.open.comparison, cursor.row)
    const { ref, place } = cursor.change
    const places = view.cells.find(cell => cell.ref === ref)?.difference?.places ?? []
    const change = places[place]
    if (!change) return ''
    const said = (text: string) => text.trim() || (text ? 'a blank' : 'nothing')
    return `Row ${cursor.row + 1}, ${view.base} to ${ref}, change ${place + 1} of ${places.length}, ${classesOfPlace(change).map(className).join(', ')}: ${said(change.before)} becomes ${said(change.after)}`
  }

  private renderLinking() {
    const { linking, cursor } = this.state
    if (!linking) return nothing
    want(alignment.linking)
    return html`<rec-linking .comparison=${this.open.comparison} .linking=${linking} .cursor=${cursor}></rec-linking>`
  }

  private renderInspector() {
    const { address, state, open } = this
    if (!this.isInspecting()) return nothing
    return html`<rec-inspector .state=${state} .open=${open} panel=${address.panel} @to-text=${this.toText}></rec-inspector>`
  }

  private readonly searched = (event: InputEvent) =>
    ask(this, { do: 'show', search: (event.target as HTMLInputElement).value })

  /** Enter goes to the rows that were found, Esc clears the search as well. */
  private readonly leaveSearch = (event: KeyboardEvent) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') ask(this, { do: 'show', search: '' })
    ;(event.target as HTMLElement).blur()
    this.toText()
  }

  /** Gives the focus back to the text. */
  private readonly toText = () => {
    const table = this.renderRoot.querySelector('rec-table')
    table?.renderRoot.querySelector<HTMLElement>('rec-row[current]')?.focus({ preventScroll: true })
  }
}

/** One empty list, so that nothing is painted anew for it. */
const nothingFound: ReadonlyMap<string, never[]> = new Map()

function barsFor(comparison: Comparison, shown: readonly number[], state: State): Bar[] {
  const moves = movesIn(comparison)
  const asked = new Set(state.review ? rowsAsked(state.review, comparison) : [])
  const found = new Set(state.findings ? rowsFound(state.findings, comparison) : [])
  const troubled = new Set(state.conflicts.flatMap(({ segments }) => segments.map(({ segment }) => segment)))
  return shown.map(row => {
    const view = rowView(comparison, row)
    const working = view.cells.find(cell => cell.ref === state.cursor.column) ?? view.cells[0]!
    const lead = working.segments[0] ?? view.cells.find(cell => cell.segments.length)?.segments[0]
    return {
      row,
      length: Math.max(...view.cells.map(cell => cell.text.length)),
      // The strip of a long transcript fills up as the survey goes on.
      weight: row < state.surveyed ? weightOf(view.class) : 'none',
      class: row < state.surveyed ? view.class : 'none',
      doubt: view.doubtful,
      moved: moves.has(row),
      settled: working.segments.length > 0 && !working.segments.some(isOpen),
      query: asked.has(row),
      finding: found.has(row),
      conflict: view.cells.some(cell => cell.segments.some(({ id }) => troubled.has(id))),
      name: `${lead?.id ?? ''} ${lead?.speaker ?? lead?.field ?? ''}`.trim(),
    }
  })
}

function hitCount(comparison: Comparison, shown: readonly number[], search: string): number {
  return shown.reduce(
    (sum, row) =>
      sum + rowView(comparison, row).cells.reduce((n, cell) => n + hitsIn(cell.text, search).length, 0),
    0,
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-workbench': RecWorkbench
  }
}
