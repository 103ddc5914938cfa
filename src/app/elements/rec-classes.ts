/** The filter by class of change: any number of them, with how many rows hold each. */
import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { classes, className, type SomeClass } from '../classes.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'

@customElement('rec-classes')
export class RecClasses extends LitElement {
  @property({ attribute: false }) chosen: readonly SomeClass[] = []
  @property({ attribute: false }) counts: ReadonlyMap<SomeClass, number> = new Map()
  @query('details') private readonly details!: HTMLDetailsElement

  static override styles = [
    controls,
    css`
      :host { position: relative; display: inline-block; }
      summary { display: inline-flex; align-items: center; min-height: 28px; padding: 0.2em 0.7em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); cursor: pointer; list-style: none; white-space: nowrap; }
      summary:hover { border-color: var(--rule-strong); }
      summary.on { border-color: var(--accent); background: var(--accent-wash); }
      .menu { position: absolute; z-index: 4; inset-inline-start: 0; top: calc(100% + 4px); min-width: 15rem; padding: 0.5rem 0.4rem; border: 1px solid var(--rule-strong); border-radius: 8px; background: var(--paper); box-shadow: var(--shadow); }
      @media (max-width: 599px) { .menu { position: fixed; inset-inline: auto 0.6rem; top: auto; margin-top: 4px; max-height: calc(100dvh - 15rem); overflow-y: auto; } }
      fieldset { margin: 0; padding: 0; border: none; }
      legend { padding: 0 0.5rem 0.2rem; color: var(--ink-soft); font-size: 0.85rem; }
      label { display: grid; grid-template-columns: auto 1fr auto; gap: 0.5rem; align-items: center; min-height: 28px; padding: 0 0.5rem; border-radius: 5px; cursor: pointer; }
      label:hover { background: var(--accent-wash); }
      .none { color: var(--ink-faint); }
      .count { font-variant-numeric: tabular-nums; color: var(--ink-soft); }
      .foot { display: flex; justify-content: flex-end; padding: 0.3rem 0.4rem 0; }
    `,
  ]

  override focus(): void {
    this.renderRoot.querySelector('summary')?.focus()
  }

  /** Opens the list and goes to it. */
  open(): void {
    this.details.open = true
    this.renderRoot.querySelector('input')?.focus()
  }

  override render() {
    const { chosen, counts } = this
    const said =
      chosen.length === 0
        ? 'All classes'
        : chosen.length === 1
          ? capital(className(chosen[0]!))
          : `${chosen.length} classes`
    return html`<details @keydown=${this.pressed} @focusout=${this.left}>
      <summary class=${chosen.length ? 'on' : ''} title="Choose classes of change (Shift+F)">${said}</summary>
      <div class="menu"><fieldset><legend>Rows with a change of</legend>
        ${classes.map(one => {
          const count = counts.get(one) ?? 0
          return html`<label class=${count ? '' : 'none'}><input type="checkbox" .checked=${chosen.includes(one)} @change=${() => this.toggle(one)} />
            <span>${className(one)}</span><span class="count">${count}</span></label>`
        })}</fieldset>
        <div class="foot"><button class="quiet" ?disabled=${chosen.length === 0} @click=${() => ask(this, { do: 'show', classes: [] })}>All classes</button></div>
      </div></details>`
  }

  private toggle(one: SomeClass) {
    const chosen = classes.filter(other => this.chosen.includes(other) !== (other === one))
    ask(this, { do: 'show', classes: chosen })
  }

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.details.open) return
    event.preventDefault()
    event.stopPropagation()
    this.details.open = false
    this.renderRoot.querySelector('summary')?.focus()
  }

  private readonly left = (event: FocusEvent) => {
    if (event.relatedTarget && !this.details.contains(event.relatedTarget as Node)) this.details.open = false
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

declare global {
  interface HTMLElementTagNameMap {
    'rec-classes': RecClasses
  }
}
