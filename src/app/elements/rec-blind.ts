/**
 * Blind readings: two people proofread copies of one version without seeing each other's. Begins one, and leads each reader to
 * their copy and an editor to the reconciliation.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { isSamePerson } from '../../core/review/person.ts'
import { workbenchAddress } from '../address.ts'
import { isWritable } from '../comparison.ts'
import { ask, type OpenTranscript, type State } from '../state.ts'
import { controls } from '../style/shared.ts'
import './rec-dialog.ts'

@customElement('rec-blind')
export class RecBlind extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) open!: OpenTranscript

  static override styles = [
    controls,
    css`
      p { margin: 0 0 0.8rem; color: var(--ink-soft); }
      form { display: grid; gap: 0.7rem; }
      label { display: grid; gap: 0.15rem; font-size: 0.88rem; color: var(--ink-soft); }
      input { min-height: 32px; padding: 0.25em 0.55em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); font: 1rem/1.4 var(--sans); }
      ul { list-style: none; margin: 0 0 1.2rem; padding: 0; }
      li { display: flex; flex-wrap: wrap; gap: 0.4rem 0.8rem; align-items: center; padding: 0.5rem 0; border-top: 1px solid var(--rule); }
      li span { flex: 1 1 14rem; }
      .foot { display: flex; justify-content: flex-end; }
    `,
  ]

  override render() {
    const { review, cursor, person, readers } = this.state
    const [one, other] = readers
    const isOne = isSamePerson(one, other)
    const name = (place: 0 | 1) => (event: InputEvent) => {
      const typed = (event.target as HTMLInputElement).value
      ask(this, { do: 'name-readers', readers: place === 0 ? [typed, other] : [one, typed] })
    }
    const { slug } = this.open.comparison
    const version = isWritable(cursor.column) ? cursor.column : this.open.comparison.base
    const blinds = review?.review.blinds ?? []
    const read = (siglum: string, of: string, point: number) => () =>
      ask(this, {
        do: 'go',
        address: { ...workbenchAddress(slug), versions: [`${of}@${point}`, siglum], working: siglum },
      })
    return html`<rec-dialog heading="Blind readings">
      <p>Two people proofread copies of one version, apart. When both have finished, the readings are set against each other, and what will stand is decided segment by segment.</p>
      ${
        blinds.length
          ? html`<ul>${blinds.map(
              ({
                id,
                version: of,
                point,
                copies,
                opened,
              }) => html`<li><span>${of}, from entry ${point}: ${copies.map(({ proofreader, siglum }) => `${proofreader} (${siglum})`).join(' and ')}${opened ? ', opened' : ''}</span>
              ${copies.map(({ proofreader, siglum }) => (isSamePerson(proofreader, person) ? html`<button @click=${read(siglum, of, point)}>Read ${siglum}</button>` : nothing))}
              <button @click=${() => ask(this, { do: 'go', address: { screen: 'reconcile', slug, blind: id } })}>Reconcile</button></li>`,
            )}</ul>`
          : nothing
      }
      <form @submit=${(event: Event) => this.begin(event, version)}>
        <label>First proofreader of ${version} <input autofocus maxlength="200" .value=${live(one)} @input=${name(0)} /></label>
        <label>Second proofreader <input maxlength="200" .value=${live(other)} @input=${name(1)} /></label>
        ${isOne ? html`<p role="status">Two different people are needed.</p>` : nothing}
        <div class="foot"><button class="main" ?disabled=${!one.trim() || !other.trim() || isOne}>Make two copies of ${version}</button></div>
      </form></rec-dialog>`
  }

  private begin(event: Event, version: string) {
    event.preventDefault()
    const [one, other] = this.state.readers
    ask(this, { do: 'begin-blind', version, proofreaders: [one.trim(), other.trim()] })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-blind': RecBlind
  }
}
