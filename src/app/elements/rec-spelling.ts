/** Spelling by a dictionary, at the foot of the findings: off until it is asked for; what it does not know, with its places. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { spellingKey, type UnknownWord } from '../findings/spelling.ts'
import { ask, type State } from '../state.ts'
import { controls } from '../style/shared.ts'

const MOST_PLACES = 8

@customElement('rec-spelling')
export class RecSpelling extends LitElement {
  @property({ attribute: false }) state!: State
  /** The version under the cursor, and its language. */
  @property() ref = ''
  @property() language = 'en'

  static override styles = [
    controls,
    css`
      :host { display: block; margin-top: 1.6rem; }
      h2 { margin: 0 0 0.3rem; font: 600 0.95rem/1.3 var(--sans); }
      p { margin: 0.2rem 0 0.5rem; color: var(--ink-soft); font-size: 0.88rem; }
      ul { list-style: none; margin: 0 0 0.6rem; padding: 0; }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 0.6rem; padding: 0.4rem 0; border-top: 1px solid var(--rule); }
      .word { font: 1rem/1.4 var(--serif); overflow-wrap: anywhere; }
      .would { color: var(--ink-soft); font-size: 0.85rem; }
      .places { grid-column: 1 / -1; font-size: 0.85rem; }
      button.link { padding: 0 0.2em; min-height: 24px; border: none; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; }
    `,
  ]

  override render() {
    if (this.language.split('-')[0] !== 'en') return nothing
    const { spelling } = this.state
    const own = spelling?.ref === this.ref ? spelling : null
    const look = () => ask(this, { do: 'look-up' })
    return html`<h2>Dictionary</h2>
      ${own?.kind === 'looking' ? html`<p role="status">Looking words up…</p>` : nothing}
      ${own?.kind === 'failed' ? html`<p role="status">The dictionary could not be loaded. Try again when the server is there.</p>` : nothing}
      ${own?.kind === 'looked' ? this.renderWords(own.words) : html`<p>Off. An English dictionary can be asked for the words of ${this.ref}; it knows American spelling, and no names.</p>`}
      ${own?.kind === 'looking' ? nothing : html`<button @click=${look}>${own?.kind === 'looked' ? 'Look up again' : 'Look words up'}</button>`}`
  }

  private renderWords(words: readonly UnknownWord[]) {
    const stands = new Set(this.state.review?.review.dismissals.map(({ key }) => key))
    const left = words.filter(({ word }) => !stands.has(spellingKey(word)))
    if (left.length === 0) return html`<p role="status">It knows every word that was looked up.</p>`
    return html`<p role="status">${left.length} ${left.length === 1 ? 'word' : 'words'} it does not know</p><ul>${left.map(one => this.renderWord(one))}</ul>`
  }

  private renderWord({ word, suggestions, places }: UnknownWord) {
    const stand = () =>
      ask(this, {
        do: 'say',
        acts: [
          {
            act: 'dismiss',
            key: spellingKey(word),
            check: 'dictionary',
            version: this.ref,
            segment: null,
            quote: word,
            reason: '',
          },
        ],
      })
    const shown = [...new Set(places.map(({ segment }) => segment))].slice(0, MOST_PLACES)
    return html`<li><span><span class="word">${word}</span>${suggestions.length ? html` <span class="would">${suggestions.join(', ')}?</span>` : nothing}</span>
      <button class="quiet" aria-label=${`Let “${word}” stand`} @click=${stand}>Let stand</button>
      <span class="places">${shown.map(segment => html`<button class="link" @click=${() => ask(this, { do: 'find', segment })}>${segment}</button>`)}${places.length > shown.length ? html` (${places.length} places)` : nothing}</span></li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-spelling': RecSpelling
  }
}
