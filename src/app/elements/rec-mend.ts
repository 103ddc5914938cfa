/**
 * A proposal that changes several places: each with its context and a decision of its own, saved as one changeset, so that
 * one undo takes all of it back. What was decided so far is the state's.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { FixEdit } from '../../core/checks/finding.ts'
import type { Mending } from '../findings/found.ts'
import { ask } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import { visible } from './finding-card.ts'
import './rec-dialog.ts'

const CONTEXT = 60

@customElement('rec-mend')
export class RecMend extends LitElement {
  @property({ attribute: false }) mending!: Mending

  static override styles = [
    controls,
    marks,
    css`
      form { display: grid; gap: 0.6rem; }
      p { margin: 0; }
      label { display: grid; gap: 0.15rem; font-size: 0.88rem; color: var(--ink-soft); }
      li label { display: flex; gap: 0.5rem; align-items: baseline; color: var(--ink); }
      input:not([type='checkbox']) { min-height: 32px; padding: 0.25em 0.55em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); font: 1rem/1.4 var(--sans); }
      input[type='checkbox'] { width: 17px; height: 17px; accent-color: var(--accent); flex: none; position: relative; top: 2px; }
      ol { list-style: none; margin: 0.2rem 0 0; padding: 0; max-height: 44vh; overflow-y: auto; border-top: 1px solid var(--rule); }
      li { padding: 0.45rem 0.2rem; border-bottom: 1px solid var(--rule); }
      .id { flex: none; width: 3.6rem; font: 0.82rem/1.4 var(--sans); font-variant-numeric: tabular-nums; color: var(--ink-soft); }
      .words { font: 1.02rem/1.5 var(--serif); overflow-wrap: anywhere; }
      li.spared .words { color: var(--ink-soft); }
      .foot { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; justify-content: flex-end; }
      .foot p { flex: 1 1 12rem; color: var(--ink-soft); }
    `,
  ]

  override render() {
    const { mending } = this
    const { fix, spared, message, reason, ref } = mending
    const chosen = fix.edits.length - spared.length
    const segments = new Set(fix.edits.filter((_, i) => !spared.includes(i)).map(({ segment }) => segment))
    return html`<rec-dialog wide heading=${`${fix.label}, in ${ref}`}><form @submit=${this.go} @keydown=${this.walk}>
      <p>${message} Untick what is to stay.</p>
      <ol aria-label="Places">${fix.edits.map((edit, i) => this.renderPlace(edit, i))}</ol>
      <label>Reason <input maxlength="500" placeholder="kept in the history of each segment" .value=${live(reason)}
        @input=${(event: Event) => this.write({ reason: (event.target as HTMLInputElement).value })} /></label>
      <div class="foot"><p role="status">${chosen} of ${fix.edits.length} places, in ${segments.size} ${segments.size === 1 ? 'segment' : 'segments'}</p>
        <button class="main" ?disabled=${chosen === 0}>Change ${chosen || ''}</button></div></form></rec-dialog>`
  }

  private renderPlace({ segment, from, to, text: put }: FixEdit, i: number) {
    const { texts, spared } = this.mending
    const text = texts.get(segment) ?? ''
    const isChosen = !spared.includes(i)
    const now = text.slice(from, to)
    const before = `${from > CONTEXT ? '… ' : ''}${text.slice(Math.max(0, from - CONTEXT), from)}`
    const after = `${text.slice(to, to + CONTEXT)}${to + CONTEXT < text.length ? ' …' : ''}`
    const toggle = () =>
      this.write({ spared: isChosen ? [...spared, i] : spared.filter(other => other !== i) })
    const change = html`${now ? html`<del><span class="unseen">deleted: </span>${visible(now)}</del>` : nothing}${put ? html`<ins class=${now ? 'beside' : ''}><span class="unseen">inserted: </span>${visible(put)}</ins>` : nothing}`
    return html`<li class=${isChosen ? '' : 'spared'}><label><input type="checkbox" ?autofocus=${i === 0} .checked=${live(isChosen)} @change=${toggle} />
      <span class="id">${segment}</span><span class="words" dir="auto">${before}${isChosen ? change : html`<span class="hit">${now}</span>`}${after}</span></label></li>`
  }

  private write(change: Partial<Mending>) {
    ask(this, { do: 'mending', mending: { ...this.mending, ...change } })
  }

  /** Up and down go from place to place. */
  private readonly walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const boxes = [...this.renderRoot.querySelectorAll<HTMLInputElement>('ol input')]
    const at = boxes.indexOf(event.target as HTMLInputElement)
    const next = by && at >= 0 ? boxes[at + by] : undefined
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  private readonly go = (event: Event) => {
    event.preventDefault()
    ask(this, { do: 'mend-all', mending: this.mending })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-mend': RecMend
  }
}
