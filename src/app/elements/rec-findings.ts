/** What the machine points at in the version under the cursor, for a person to decide. */
import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Comparison } from '../comparison.ts'
import type { State } from '../state.ts'

@customElement('rec-findings')
export class RecFindings extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) comparison!: Comparison
  @property({ attribute: false }) segments: readonly string[] = []

  override render() {
    return html`<p>${this.segments.join(', ')}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-findings': RecFindings
  }
}
