/** The line that guides through linking: what is being linked, what it would answer, and the ways to do it. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Comparison } from '../comparison.ts'
import type { Cursor } from '../cursor.ts'
import { type Linking, linkChoices, named, standingIds } from '../pinning.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'

@customElement('rec-linking')
export class RecLinking extends LitElement {
  @property({ attribute: false }) comparison!: Comparison
  @property({ attribute: false }) linking!: Linking
  @property({ attribute: false }) cursor!: Cursor

  static override styles = [
    controls,
    css`
      :host { display: flex; flex-wrap: wrap; gap: 0.35rem 0.7rem; align-items: center; padding: 0.4rem 1rem; border-bottom: 1px solid var(--rule); background: var(--accent-wash); font: 0.92rem/1.4 var(--sans); color: var(--ink); }
      p { margin: 0; }
      [aria-pressed='false'] { color: var(--ink-soft); text-decoration: line-through; }
      [aria-pressed='true'] { border-color: var(--accent); }
      .end { margin-inline-start: auto; }
    `,
  ]

  override render() {
    const { comparison, linking, cursor } = this
    const choices = linkChoices(comparison, linking, cursor.row, cursor.column)
    const row = comparison.rows.findIndex(({ cells }) =>
      cells[linking.ref]?.includes(linking.segments[0] ?? ''),
    )
    const all = row < 0 ? linking.segments : standingIds(comparison, row, linking.ref)
    return html`
      <p role="status">Linking <strong>${named(linking.segments)}</strong>: ${
        choices.length
          ? html`now at ${named(standingIds(comparison, cursor.row, cursor.column))}.`
          : html`go to what it answers in another version, with <kbd>j</kbd> <kbd>k</kbd> <kbd>←</kbd> <kbd>→</kbd>.`
      }</p>
      ${
        all.length > 1
          ? html`<span role="group" aria-label="Which segments">${all.map(id => html`<button aria-pressed=${linking.segments.includes(id)} @click=${() => this.toggle(id, all)}>${id}</button>`)}</span>`
          : nothing
      }
      ${choices.map(
        ({ label, pin }, i) =>
          html`<button class=${i === 0 ? 'main' : ''} @click=${() => ask(this, { do: 'link-as', pin })}>${label}${i === 0 ? html` <kbd>Enter</kbd>` : nothing}</button>`,
      )}
      <button class="quiet end" @click=${() => ask(this, { do: 'linking', linking: null })}>Leave <kbd>Esc</kbd></button>`
  }

  /** One segment of the cell at least is being linked. */
  private toggle(id: string, all: readonly string[]) {
    const { ref, segments } = this.linking
    const chosen = all.filter(other => (other === id ? !segments.includes(id) : segments.includes(other)))
    if (chosen.length) ask(this, { do: 'linking', linking: { ref, segments: chosen } })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-linking': RecLinking
  }
}
