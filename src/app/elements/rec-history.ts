/**
 * The history of one segment: every saved state with what it changed, who saved it, when and why; any two states to be
 * compared, always old to new; any state to be restored as a new revision.
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { History, HistoryState } from '../../api/ledger.ts'
import { differenceOf } from '../differences.ts'
import type { Tracing } from '../history/tracing.ts'
import { versionPieces } from '../pieces.ts'
import { ask, type Loaded } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import { marked } from './marked.ts'
import './rec-words.ts'
import { dayAndTime } from './time.ts'

const deeds: Record<HistoryState['kind'], string> = {
  import: 'Imported', edit: 'Edited', join: 'Joined', split: 'Split', adopt: 'Adopted', restore: 'Restored', replace: 'Replaced',
  merge: 'Settled a conflict', undo: 'Undone', reconcile: 'Reconciled', mark: 'Marked',
} // biome-ignore format: a table
const markNames = {
  unread: 'marked unread',
  proofread: 'proofread',
  approved: 'approved',
  'needs-work': 'needs work',
} as const

@customElement('rec-history')
export class RecHistory extends LitElement {
  @property({ attribute: false }) history: { segment: string; loaded: Loaded<History> } | null = null
  @property() language = 'en'
  /** The segments of the cell, removed ones too: each has a history. */
  @property({ attribute: false }) segments: readonly string[] = []
  /** The segment whose words are traced, in the place of its revisions. */
  @property({ attribute: false }) tracing: Tracing | null = null
  @property() slug = ''
  /** The two states that a reader picked, by their place in the list; null: each with the one before it. */
  @state() private picked: number[] = []

  static override styles = [
    controls,
    marks,
    css`
      :host { display: block; }
      .title { display: flex; justify-content: space-between; gap: 0.5rem; align-items: baseline; }
      h2 { margin: 0 0 0.4rem; font: 600 0.95rem/1.3 var(--sans); }
      p { margin: 0.3rem 0; }
      ol { list-style: none; margin: 0; padding: 0; }
      li { padding: 0.7rem 0; border-top: 1px solid var(--rule); }
      .deed { display: flex; flex-wrap: wrap; gap: 0.2rem 0.5rem; align-items: baseline; }
      .deed strong { font-weight: 600; }
      .when, .seq, .mark, .hint { color: var(--ink-soft); font-size: 0.85rem; }
      .reason { font-style: normal; color: var(--ink); }
      .reason::before { content: 'Reason: '; color: var(--ink-soft); }
      .text { font: 1rem/1.5 var(--serif); white-space: pre-wrap; overflow-wrap: anywhere; }
      .foot { display: flex; gap: 0.8rem; align-items: center; margin-top: 0.3rem; font-size: 0.85rem; color: var(--ink-soft); }
      label { display: inline-flex; gap: 0.35rem; align-items: center; min-height: 24px; }
      .chooser { display: flex; flex-wrap: wrap; gap: 0.3rem; margin-bottom: 0.8rem; }
      .chooser [aria-pressed='true'] { border-color: var(--accent); background: var(--accent-wash); }
      .between { margin: 0 0 1rem; padding: 0.6rem 0.8rem; border: 1px solid var(--rule); border-radius: 8px; background: var(--paper); }
      .gone { color: var(--ink-faint); }
    `,
  ]

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('history')
    if (changed.has('history') && before?.segment !== this.history?.segment) this.picked = []
  }

  override render() {
    const { history } = this
    const chooser = this.segments.length > 1 ? this.renderChooser() : nothing
    if (!history) return html`<p>No version has this segment, so it has no history.</p>`
    if (history.loaded.kind === 'loading')
      return html`${chooser}<p role="status">Loading the history of ${history.segment}…</p>`
    if (history.loaded.kind === 'failed') return html`${chooser}<p role="status">${history.loaded.detail}</p>`
    const { states } = history.loaded.value
    if (this.tracing?.segment === history.segment)
      return html`${chooser}${this.renderNews(states.at(-1)?.text)}<rec-words .tracing=${this.tracing} language=${this.language} slug=${this.slug}></rec-words>`
    return html`${chooser}
      <div class="title"><h2>${history.segment}: ${states.length - 1} ${states.length === 2 ? 'revision' : 'revisions'}</h2>
        ${this.slug ? html`<button title="Where each word comes from (Shift+T)" @click=${() => ask(this, { do: 'trace', selected: null, segment: history.segment })}>Words</button>` : nothing}</div>
      ${history.loaded.kept ? html`<p class="hint">As last seen by this device.</p>` : nothing}
      ${this.picked.length === 2 ? this.renderBetween(states) : states.length > 2 ? html`<p class="hint">Tick two states to compare them.</p>` : nothing}
      <ol>${states.map((state, i) => this.renderState(states, state, i)).reverse()}</ol>`
  }

  /** Words that were traced before the segment was saved again. */
  private renderNews(now: string | undefined) {
    const { tracing } = this
    if (tracing?.lineage.kind !== 'ready' || tracing.lineage.value.text === now) return nothing
    const again = () => ask(this, { do: 'trace', selected: null, segment: tracing.segment })
    return html`<p class="hint" role="status">${tracing.segment} was saved since. <button @click=${again}>Trace it as it stands</button></p>`
  }

  private renderChooser() {
    return html`<div class="chooser" role="group" aria-label="Segments of this cell">${this.segments.map(
      id =>
        html`<button aria-pressed=${id === this.history?.segment} @click=${() => ask(this, { do: 'history-of', segment: id })}>${id}</button>`,
    )}</div>`
  }

  private renderState(states: readonly HistoryState[], state: HistoryState, i: number) {
    const before = states[i - 1]
    const isHead = i === states.length - 1
    return html`<li>
      <div class="deed"><strong>${deeds[state.kind]}</strong> ${state.kind === 'import' ? nothing : html`by ${state.by}`}
        <span class="when">${dayAndTime(state.at)}</span> <span class="seq" title="Entry of the ledger">#${state.seq}</span>
        ${isHead ? html`<span class="mark">current</span>` : nothing}</div>
      ${state.adoptedFrom ? html`<p class="hint">from ${state.adoptedFrom}</p>` : nothing}
      ${state.reason ? html`<p class="reason">${state.reason}</p>` : nothing}
      <p class="text" lang=${this.language} dir="auto">${before ? this.renderChange(before.text, state.text) : state.text}</p>
      ${state.marks.map(mark => html`<p class="mark">${markNames[mark.mark]}: ${mark.by}, ${dayAndTime(mark.at)}</p>`)}
      <div class="foot">
        ${states.length > 1 ? html`<label><input type="checkbox" .checked=${this.picked.includes(i)} @change=${() => this.pick(i)} /> compare</label>` : nothing}
        ${isHead ? nothing : html`<button @click=${() => ask(this, { do: 'restore', segment: this.history!.segment, state })}>Restore this text</button>`}
      </div></li>`
  }

  private renderBetween(states: readonly HistoryState[]) {
    const [older, newer] = this.picked.toSorted((a, b) => a - b).map(i => states[i]!) as [
      HistoryState,
      HistoryState,
    ]
    return html`<section class="between" aria-label="The two states compared">
      <p class="hint">#${older.seq} (${dayAndTime(older.at)}) → #${newer.seq} (${dayAndTime(newer.at)})</p>
      <p class="text" lang=${this.language} dir="auto">${older.text === newer.text ? html`<span class="gone">The same text.</span>` : this.renderChange(older.text, newer.text)}</p>
    </section>`
  }

  private renderChange(before: string, after: string) {
    if (after === '')
      return html`<span class="gone">Removed: its text stands elsewhere or was taken out.</span>`
    const pieces = versionPieces(differenceOf(before, after, this.language), 'history')
    return marked(pieces, 0, after, { deletions: 'struck', current: null, search: '', label: 0 })
  }

  /** Two at most: ticking a third lets go of the one ticked first. */
  private pick(i: number) {
    this.picked = this.picked.includes(i)
      ? this.picked.filter(other => other !== i)
      : [...this.picked, i].slice(-2)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-history': RecHistory
  }
}
