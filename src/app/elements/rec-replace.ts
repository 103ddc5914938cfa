/**
 * Replacing words in all segments of the version that is proofread: every place with its context and a decision of its own,
 * saved as one changeset, so that one undo takes all of it back. What was typed stays with the page until it is done.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { type Comparison, isWritable } from '../comparison.ts'
import { editsOf, type FoundIn, fresh, placesOf, type Replacing, toggled, withWords } from '../replacing.ts'
import { ask, type State } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import './rec-dialog.ts'

const CONTEXT = 60
/** More than these are not looked at one by one. */
const MOST = 1_000

@customElement('rec-replace')
export class RecReplace extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) comparison!: Comparison

  static override styles = [
    controls,
    marks,
    css`
      form { display: grid; gap: 0.6rem; }
      .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 0.6rem; }
      label { display: grid; gap: 0.15rem; font-size: 0.88rem; color: var(--ink-soft); }
      .ticks { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; }
      .ticks label, li label { display: flex; gap: 0.5rem; align-items: baseline; }
      input:not([type='checkbox']) { min-height: 32px; padding: 0.25em 0.55em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); font: 1rem/1.4 var(--sans); }
      input[type='checkbox'] { width: 17px; height: 17px; accent-color: var(--accent); flex: none; position: relative; top: 2px; }
      ol { list-style: none; margin: 0.2rem 0 0; padding: 0; max-height: 44vh; overflow-y: auto; border-top: 1px solid var(--rule); }
      li { padding: 0.45rem 0.2rem; border-bottom: 1px solid var(--rule); }
      li label { grid-template-columns: auto; color: var(--ink); }
      .id { flex: none; width: 3.6rem; font: 0.82rem/1.4 var(--sans); font-variant-numeric: tabular-nums; color: var(--ink-soft); }
      .words { font: 1.02rem/1.5 var(--serif); overflow-wrap: anywhere; }
      li.spared .words { color: var(--ink-soft); }
      .foot { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; justify-content: flex-end; }
      .foot p { flex: 1 1 12rem; margin: 0; color: var(--ink-soft); }
      @media (max-width: 600px) { .fields { grid-template-columns: 1fr; } }
    `,
  ]

  override firstUpdated(): void {
    ask(this, { do: 'begin-replacing' })
  }

  override render() {
    const replacing = this.state.replacing ?? fresh
    const ref = this.state.cursor.column
    const found = placesOf(this.comparison.texts[ref]?.segments ?? [], replacing)
    const all = found.flatMap(one => one.places.map((_, nth) => ({ one, nth })))
    const chosen = all.filter(({ one, nth }) => !one.places[nth]!.isSpared)
    const segments = new Set(chosen.map(({ one }) => one.segment.id)).size
    const write = (change: Partial<Replacing>) =>
      ask(this, { do: 'replacing', replacing: { ...replacing, ...change } })
    const text = (event: Event) => (event.target as HTMLInputElement).value
    const ticked = (event: Event) => (event.target as HTMLInputElement).checked
    return html`<rec-dialog wide heading=${`Replace in ${ref}`}><form @submit=${(event: Event) => this.go(event, ref, found, replacing)} @keydown=${(event: KeyboardEvent) => this.key(event, replacing)}>
      <div class="fields">
        <label>Replace <input name="words" autofocus spellcheck="false" .value=${live(replacing.words)} @input=${(event: Event) => write({ words: text(event), spared: {} })} /></label>
        <label>with <input name="put" spellcheck="false" .value=${live(replacing.put)} @input=${(event: Event) => write({ put: text(event) })} /></label>
      </div>
      <div class="ticks">
        <label><input type="checkbox" .checked=${replacing.whole} @change=${(event: Event) => write({ whole: ticked(event) })} /> whole words</label>
        <label><input type="checkbox" .checked=${replacing.exactCase} @change=${(event: Event) => write({ exactCase: ticked(event) })} /> capitals exactly as typed</label>
      </div>
      ${
        all.length > MOST
          ? html`<p role="status">These words stand in ${all.length} places. Type more of them: at most ${MOST} are looked at at once.</p>`
          : all.length
            ? html`<ol aria-label="Places">${all.map(({ one, nth }) => this.renderPlace(one, nth, replacing, write))}</ol>`
            : html`<p role="status">${replacing.words.trim() ? `These words stand nowhere in ${ref}.` : 'Every place is shown before anything is changed; untick those that are to stay.'}</p>`
      }
      <label>Reason <input maxlength="500" placeholder="kept in the history of each segment" .value=${live(replacing.reason)} @input=${(event: Event) => write({ reason: text(event) })} /></label>
      <div class="foot"><p role="status">${all.length ? `${chosen.length} of ${all.length} ${all.length === 1 ? 'place' : 'places'}, in ${segments} ${segments === 1 ? 'segment' : 'segments'}` : nothing}</p>
        <button class="main" ?disabled=${chosen.length === 0 || all.length > MOST || !isWritable(ref)}>${replacing.put ? 'Replace' : 'Take out'} ${chosen.length || ''}</button></div>
    </form></rec-dialog>`
  }

  private renderPlace(
    one: FoundIn,
    nth: number,
    replacing: Replacing,
    write: (change: Partial<Replacing>) => void,
  ) {
    const { id, text } = one.segment
    const { from, to, isSpared } = one.places[nth]!
    const isChosen = !isSpared
    const start = from > CONTEXT ? from - /\S*$/.exec(text.slice(0, from - CONTEXT))![0].length - CONTEXT : 0
    const end =
      to + CONTEXT < text.length
        ? to + CONTEXT + /^\S*/.exec(text.slice(to + CONTEXT))![0].length
        : text.length
    const before = `${start > 0 ? '… ' : ''}${text.slice(start, from)}`
    const after = `${text.slice(to, end)}${end < text.length ? ' …' : ''}`
    const now = text.slice(from, to)
    const then = withWords(now, [{ from: 0, to: now.length }], replacing)
    const toggle = () => write(toggled(replacing, one, nth))
    return html`<li class=${isChosen ? '' : 'spared'}><label><input type="checkbox" .checked=${live(isChosen)} @change=${toggle} />
      <span class="id">${id}</span>
      <span class="words" dir="auto">${before}${isChosen ? html`<del><span class="unseen">deleted: </span>${now}</del>${then ? html` <ins><span class="unseen">inserted: </span>${then}</ins>` : nothing}` : html`<span class="hit">${now}</span>`}${after}</span></label></li>`
  }

  /** Up and down go from place to place; Enter goes on from the words sought, and takes nothing out by the way. */
  private key(event: KeyboardEvent, { put }: Replacing) {
    const field = event.target as HTMLInputElement
    if (event.key === 'Enter' && !event.isComposing && field.tagName === 'INPUT') {
      const isFirst = field.name === 'words'
      if (!isFirst && put.trim() !== '') return
      event.preventDefault()
      if (isFirst) this.renderRoot.querySelector<HTMLInputElement>('[name=put]')?.focus()
      return
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const boxes = [...this.renderRoot.querySelectorAll<HTMLInputElement>('ol input')]
    const at = boxes.indexOf(field)
    const next = by && at >= 0 ? boxes[at + by] : undefined
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  private go(event: Event, ref: string, found: readonly FoundIn[], replacing: Replacing) {
    event.preventDefault()
    if (isWritable(ref)) ask(this, { do: 'replace-all', ...editsOf(found, replacing) })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-replace': RecReplace
  }
}
