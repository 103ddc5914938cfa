/** Naming a point of the ledger (“Sent to press”), with a note; what is typed stays on the device until it is kept. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Naming } from '../history/naming.ts'
import { ask, type State } from '../state.ts'
import { controls } from '../style/shared.ts'
import './rec-dialog.ts'

@customElement('rec-snapshot')
export class RecSnapshot extends LitElement {
  @property({ attribute: false }) state!: State

  static override styles = [
    controls,
    css`
      form { display: grid; gap: 0.7rem; }
      p { margin: 0; color: var(--ink-soft); }
      label { display: grid; gap: 0.15rem; font-size: 0.88rem; color: var(--ink-soft); }
      input, textarea { padding: 0.35em 0.55em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); font: 1rem/1.4 var(--sans); }
      .foot { display: flex; justify-content: flex-end; }
    `,
  ]

  override render() {
    const { naming, address, sync } = this.state
    if (!naming || !('slug' in address)) return nothing
    const { slug } = address
    const write = (change: Partial<Naming>) =>
      ask(this, { do: 'naming', slug, naming: { ...naming, ...change } })
    const go = (event: Event) => {
      event.preventDefault()
      if (naming.name.trim()) ask(this, { do: 'name-point', slug, naming })
    }
    return html`<rec-dialog heading=${naming.point === null ? 'Name this state' : `Name the state after entry ${naming.point}`}><form @submit=${go}>
      <p>A named state of all versions can be compared with any other, and be restored.</p>
      ${naming.point === null && sync.waiting ? html`<p role="status">${sync.waiting} ${sync.waiting === 1 ? 'change waits' : 'changes wait'} on this device and will not be part of it. Name it once they are saved.</p>` : nothing}
      <label>Name <input autofocus required maxlength="80" placeholder="Sent to press" .value=${live(naming.name)} @input=${(event: Event) => write({ name: (event.target as HTMLInputElement).value })} /></label>
      <label>Note <textarea rows="3" maxlength="10000" .value=${live(naming.note)} @input=${(event: Event) => write({ note: (event.target as HTMLTextAreaElement).value })}></textarea></label>
      <div class="foot"><button class="main" ?disabled=${naming.name.trim() === ''}>Name it</button></div>
    </form></rec-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-snapshot': RecSnapshot
  }
}
