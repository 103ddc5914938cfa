/**
 * The inspector: what there is to know of the current row, a panel at a time: its readings and alignment, the history of a
 * segment, the queries, the findings. It only chooses; each panel is loaded when it is first looked at.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { queriesFor } from '../../core/review/review.ts'
import { following, type Panel } from '../address.ts'
import { movesIn } from '../moves.ts'
import { alignment, panels, want } from '../rest.ts'
import { type RowView, rowView } from '../rows.ts'
import { ask, type OpenTranscript, type State } from '../state.ts'
import { controls } from '../style/shared.ts'

type Shown = Exclude<Panel, 'none'>

/** In the order of the tabs, each with its key. A transcript that is kept nowhere has readings alone. */
const tabs: readonly [panel: Shown, name: string, key: string][] = [
  ['readings', 'Readings', 'r'],
  ['history', 'History', 't'],
  ['queries', 'Queries', 'Shift+Q'],
  ['findings', 'Findings', 'i'],
]

@customElement('rec-inspector')
export class RecInspector extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) open!: OpenTranscript
  @property() panel: Panel = 'readings'

  static override styles = [
    controls,
    css`
      :host { display: grid; min-height: 0; }
      aside { display: grid; grid-template-rows: auto minmax(0, 1fr); min-height: 0; max-height: var(--inspector-height, none); border-left: 1px solid var(--rule); background: var(--desk); }
      .tabs { display: flex; gap: 0 0.1rem; padding: 0.35rem 0.5rem 0; border-bottom: 1px solid var(--rule); overflow-x: auto; scrollbar-width: none; }
      .tabs button { padding: 0.2em 0.5em; border: none; border-bottom: 2px solid transparent; border-radius: 0; background: none; color: var(--ink-soft); }
      .tabs [aria-selected='true'] { border-bottom-color: var(--accent); color: var(--ink); font-weight: 600; }
      .count { font-size: 0.78rem; font-weight: 600; font-variant-numeric: tabular-nums; color: var(--ink-soft); }
      .panel-body { overflow-y: auto; padding: 0.9rem 1rem 2rem; }
      @media (max-width: 1199px) { .tabs { flex-wrap: wrap; padding-inline: 0.3rem; } .tabs button { padding-inline: 0.4em; } aside { border-top: 1px solid var(--rule); } }
      @media (max-width: 899px) { aside { max-height: 38vh; border-left: none; border-top: 1px solid var(--rule); } }
      @media (forced-colors: active) {
        .tabs [aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
        .tabs [aria-selected='false'] { border-bottom-color: transparent; }
      }
      @media print { :host { display: none; } }
    `,
  ]

  override render() {
    const { panel } = this
    if (panel === 'none') return nothing
    want(panels[panel])
    want(alignment.row)
    return html`<aside aria-label="Inspector">
      <div class="tabs" role="tablist">${tabs.map(([name, label, key]) => this.renderTab(name, label, key))}</div>
      <div class="panel-body" id="panel" role="tabpanel" tabindex="0" aria-labelledby=${`tab-${panel}`}>${this.renderPanel(panel)}</div></aside>`
  }

  private renderTab(panel: Shown, name: string, key: string) {
    const selected = this.panel === panel
    const count = this.countOf(panel)
    return html`<button role="tab" id=${`tab-${panel}`} title=${`${name} (${key})`} aria-selected=${selected} aria-controls="panel" tabindex=${selected ? 0 : -1}
      @keydown=${this.turnTab} @click=${() => ask(this, { do: 'show', panel })}>${name}${count ? html` <span class="count">${count}</span>` : nothing}</button>`
  }

  /** How much waits in a panel, of the whole transcript. */
  private countOf(panel: Shown): number {
    const { review, findings, person } = this.state
    if (panel === 'findings') return findings?.standing.length ?? 0
    return panel === 'queries'
      ? review
        ? queriesFor(review.review, person).filter(({ open }) => open).length
        : 0
      : 0
  }

  private renderPanel(panel: Shown) {
    const { state, open } = this
    const { comparison } = open
    const { row, column } = state.cursor
    const cell = comparison.rows[row]?.cells[column] ?? []
    const view = comparison.rows[row] ? rowView(comparison, row) : null
    switch (panel) {
      case 'readings':
        return view ? this.renderReadings(view) : nothing
      case 'history':
        return html`<rec-history .history=${state.history} language=${comparison.texts[column]?.language ?? 'en'} .segments=${cell} .tracing=${state.tracing} slug=${comparison.slug}></rec-history>`
      case 'queries':
        return html`<rec-queries .state=${state} .comparison=${comparison} .segments=${cell}></rec-queries>`
      case 'findings':
        return html`<rec-findings .state=${state} .comparison=${comparison} .segments=${cell}></rec-findings>`
    }
  }

  /** How the row is aligned comes first where there is something to see to, else after what it reads. */
  private renderReadings(view: RowView) {
    const { comparison } = this.open
    const { row, column } = this.state.cursor
    const isNotable = view.doubtful || view.pinned || movesIn(comparison).has(row)
    const alignment = html`<rec-alignment .comparison=${comparison} row=${row} column=${column}></rec-alignment>`
    const readings = html`<rec-readings .view=${view} column=${column}></rec-readings>`
    if (view.cells.length < 2) return readings
    return isNotable ? [alignment, readings] : [readings, alignment]
  }

  private readonly turnTab = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    event.stopPropagation()
    const ring = tabs.map(([panel]) => panel)
    const way = event.key === 'ArrowRight' ? ring : ring.toReversed()
    ask(this, { do: 'show', panel: following(way, this.panel as Shown) })
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus(),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-inspector': RecInspector
  }
}
