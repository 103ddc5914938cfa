/**
 * Whose name stands in the history: asked for once, at the first save. It is part of the first load, as a save may be made
 * just when the server is away.
 */
import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'
import './rec-dialog.ts'

@customElement('rec-person')
export class RecPerson extends LitElement {
  @property() person = ''
  @query('input') private readonly field!: HTMLInputElement

  static override styles = [
    controls,
    css`
      p { margin: 0 0 0.8rem; color: var(--ink-soft); }
      label { font-weight: 600; }
      input { display: block; width: 100%; margin: 0.3rem 0 1rem; padding: 0.5em 0.7em; border: 1.5px solid var(--rule-strong); border-radius: 8px; background: var(--paper); font-size: 1.05rem; }
      form > div { display: flex; justify-content: flex-end; }
    `,
  ]

  override render() {
    return html`<rec-dialog heading="Your name"><form @submit=${this.named}>
      <p>It stands beside every revision that you save, so that others know whom to ask. It is asked for once on this device.</p>
      <label>Name<input autofocus required maxlength="100" autocomplete="name" .value=${this.person} /></label>
      <div><button class="main">Use this name</button></div></form></rec-dialog>`
  }

  private readonly named = (event: SubmitEvent) => {
    event.preventDefault()
    const person = this.field.value.trim()
    if (person) ask(this, { do: 'name', person })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-person': RecPerson
  }
}
