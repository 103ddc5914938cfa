/**
 * What a restoration would make of each segment, old to new, each with a decision of its own; saved as one changeset that one
 * undo takes back. Where the same words were changed since, nothing is guessed: both readings are shown, and the segment stays.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { type Comparison, languageOf } from '../comparison.ts'
import { differenceOf } from '../differences.ts'
import { placesFor, type RestorePlace, type Restoring } from '../history/restoring.ts'
import { versionPieces } from '../pieces.ts'
import { ask, type State } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import { marked } from './marked.ts'
import './rec-dialog.ts'

const plain = { deletions: 'struck', current: null, search: '', label: 0 } as const

@customElement('rec-restore')
export class RecRestore extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) comparison!: Comparison

  /** So many segments are shown at first. */
  @state() private most = 200

  static override styles = [
    controls,
    marks,
    css`
      form { display: grid; gap: 0.7rem; }
      p { margin: 0; }
      .hint { color: var(--ink-soft); font-size: 0.9rem; }
      label { display: grid; gap: 0.15rem; font-size: 0.88rem; color: var(--ink-soft); }
      input:not([type='checkbox']) { min-height: 32px; padding: 0.25em 0.55em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); font: 1rem/1.4 var(--sans); }
      input[type='checkbox'] { width: 17px; height: 17px; accent-color: var(--accent); flex: none; position: relative; top: 2px; }
      ol { list-style: none; margin: 0; padding: 0; max-height: 48vh; overflow-y: auto; border-top: 1px solid var(--rule); }
      li { padding: 0.55rem 0.2rem; border-bottom: 1px solid var(--rule); }
      li label { display: flex; gap: 0.5rem; align-items: baseline; color: var(--ink); }
      .id { flex: none; width: 3.6rem; font: 0.82rem/1.4 var(--sans); font-variant-numeric: tabular-nums; color: var(--ink-soft); }
      .words { font: 1.02rem/1.5 var(--serif); overflow-wrap: anywhere; white-space: pre-wrap; }
      li.spared .words { color: var(--ink-soft); }
      .conflict { padding: 0.2rem 0 0.2rem 1.6rem; }
      .conflict .id { display: inline-block; }
      .both { display: inline; border: 1px dashed var(--warn); border-radius: 4px; padding: 0 0.2em; }
      .warn { color: var(--warn); font-size: 0.9rem; }
      .foot { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; justify-content: flex-end; }
      .foot p { flex: 1 1 12rem; color: var(--ink-soft); }
    `,
  ]

  override render() {
    const { restoring } = this.state
    if (!restoring) return nothing
    const { asked, spared } = restoring
    const places = placesFor(asked, this.comparison)
    const clean = places.filter(({ kind }) => kind === 'clean')
    const chosen = clean.filter(({ segment }) => !spared.includes(segment))
    const write = (change: Partial<Restoring>) =>
      ask(this, { do: 'restoring', restoring: { ...restoring, ...change } })
    const heading =
      asked.kind === 'changeset'
        ? `Take back entry ${asked.seq}`
        : `Restore ${asked.version} as after entry ${asked.point}${asked.name ? `, “${asked.name}”` : ''}`
    return html`<rec-dialog wide heading=${heading}><form @submit=${this.go}>
      <p class="hint">${asked.kind === 'changeset' ? `What it did: ${asked.title}. ` : ''}Each segment is shown as it stands now and as it would read. Queries stay.</p>
      ${places.length ? html`<ol aria-label="Segments">${places.slice(0, this.most).map(place => this.renderPlace(place, restoring, write))}${places.length > this.most ? html`<li><button type="button" @click=${() => (this.most = places.length)}>Show the other ${places.length - this.most} segments, ticked as well</button></li>` : nothing}</ol>` : html`<p role="status">All of it reads like that already: there is nothing to restore.</p>`}
      ${places.length ? html`<label>Reason <input autofocus maxlength="500" .value=${live(restoring.reason)} @input=${(event: Event) => write({ reason: (event.target as HTMLInputElement).value })} /></label>` : nothing}
      <div class="foot"><p role="status">${places.length ? `${chosen.length} of ${places.length} ${places.length === 1 ? 'segment' : 'segments'}` : nothing}</p>
        <button class="main" ?disabled=${chosen.length === 0}>Restore ${chosen.length || ''}</button></div>
    </form></rec-dialog>`
  }

  private renderPlace(
    place: RestorePlace,
    { spared }: Restoring,
    write: (change: Partial<Restoring>) => void,
  ) {
    const { segment } = place
    const language = languageOf(this.comparison, segment.slice(0, segment.indexOf('.')))
    if (place.kind === 'conflict')
      return html`<li class="conflict"><span class="id">${segment}</span> <span class="words" dir="auto">${place.pieces.map(
        piece =>
          piece.kind === 'agreed'
            ? piece.text
            : html`<span class="both"><del><span class="unseen">now: </span>${piece.theirs || '∅'}</del> <ins><span class="unseen">taken back: </span>${piece.ours || '∅'}</ins></span>`,
      )}</span><p class="warn">The same words were changed again since: this segment stays. Settle it in its row, where its history is.</p></li>`
    const isChosen = !spared.includes(segment)
    const toggle = () =>
      write({ spared: isChosen ? [...spared, segment] : spared.filter(other => other !== segment) })
    const { now, restored } = place
    return html`<li class=${isChosen ? '' : 'spared'}><label><input type="checkbox" aria-label=${`Restore ${segment}`} .checked=${live(isChosen)} @change=${toggle} />
      <span class="id">${segment}</span><span class="words" lang=${language} dir="auto">${restored === '' ? html`<del><span class="unseen">taken out: </span>${now}</del>` : marked(versionPieces(differenceOf(now, restored, language), 'restore'), 0, restored, plain)}</span></label>
      ${place.merged ? html`<p class="hint">It was saved again since; the later changes stay.</p>` : nothing}</li>`
  }

  private readonly go = (event: Event) => {
    event.preventDefault()
    ask(this, { do: 'restore-all' })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-restore': RecRestore
  }
}
