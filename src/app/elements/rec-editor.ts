/**
 * The editor of one segment, in its cell: a plain text field (input methods, undo and the clipboard work as everywhere)
 * with the live difference from the saved text under it. It holds nothing: every input goes up and comes back as `editing`.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { className, weightOf } from '../classes.ts'
import { type Difference, newDifference } from '../differences.ts'
import { versionPieces } from '../pieces.ts'
import { ask, type Editing } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import { marked } from './marked.ts'

/**
 * Where the person last was in the field. Where a segment's row is aligned anew its editor is another element, and who types
 * on must not find the caret elsewhere.
 */
let lastCaret: { segment: string; text: string; from: number; to: number } | null = null

@customElement('rec-editor')
export class RecEditor extends LitElement {
  @property({ attribute: false }) editing!: Editing
  @property() language = 'en'
  /** Length of the printed speaker label at the start: the caret begins after it. */
  @property({ type: Number }) label = 0
  /** Somebody saved this segment since the editor was opened. */
  @property({ type: Boolean }) overtaken = false
  @query('textarea') private readonly field!: HTMLTextAreaElement

  static override styles = [
    controls,
    marks,
    css`
      :host { display: block; }
      textarea {
        display: block; width: 100%; min-height: 3.2em; padding: 0.5em 0.6em; resize: none; overflow: hidden;
        field-sizing: content; border: 1.5px solid var(--accent); border-radius: 6px; background: var(--paper);
        color: var(--ink); font: inherit; line-height: inherit; unicode-bidi: plaintext;
      }
      textarea:focus-visible { outline: 3px solid var(--accent-wash); outline-offset: 0; }
      .live { margin-top: 0.5em; padding: 0.4em 0.6em; border-left: 3px solid var(--rule); white-space: pre-wrap; overflow-wrap: anywhere; }
      .live .what { display: block; margin: 0 0 0.2em; font: 600 0.78rem/1.4 var(--sans); color: var(--ink-soft); }
      textarea { scroll-margin-top: 5rem; }
      .foot {
        position: sticky;
        bottom: 0;
        padding-block: 0.3rem;
        background: var(--paper); display: flex; flex-wrap: wrap; gap: 0.4em; align-items: center; margin-top: 0.5em; font: 0.85rem/1.4 var(--sans); }
      .foot label { display: flex; flex: 1 1 14em; gap: 0.5em; align-items: center; color: var(--ink-soft); }
      .foot input { flex: 1; min-width: 6em; padding: 0.2em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); }
      .alarms { margin: 0.5em 0 0; padding: 0; list-style: none; font: 0.88rem/1.45 var(--sans); color: var(--warn); }
      .alarms li::before { content: '! '; font-weight: 700; }
      .overtaken { margin: 0 0 0.5em; padding: 0.4em 0.6em; border-radius: 6px; background: var(--warn-wash); color: var(--warn); font: 0.85rem/1.4 var(--sans); }
    `,
  ]

  /** The caret begins where reading does, and the whole field or its beginning is in view. */
  override firstUpdated(): void {
    this.field.focus({ preventScroll: true })
    const { segment, text } = this.editing
    const kept = lastCaret?.segment === segment && lastCaret.text === text ? lastCaret : null
    this.field.setSelectionRange(kept?.from ?? this.label, kept?.to ?? this.label)
    this.scrollIntoView({ block: 'nearest' })
    const { top } = this.field.getBoundingClientRect()
    if (this.field.offsetHeight > innerHeight / 2 || top < 0) this.field.scrollIntoView({ block: 'start' })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    const left = lastCaret
    setTimeout(() => {
      if (lastCaret === left) lastCaret = null
    })
  }

  private noteCaret(): void {
    const { selectionStart: from, selectionEnd: to, value: text } = this.field
    lastCaret = { segment: this.editing.segment, text, from, to }
  }

  override updated(): void {
    // Where the field cannot size itself (`field-sizing`), its height follows the text.
    if (!CSS.supports('field-sizing', 'content')) {
      this.field.style.height = 'auto'
      this.field.style.height = `${this.field.scrollHeight}px`
    }
  }

  /** Puts a paragraph break at the caret, in place of the blanks about it, as if typed: so that Ctrl+Z takes it back. */
  split(): void {
    const { selectionEnd: caret, value } = this.field
    const from = value.slice(0, caret).trimEnd().length
    const to = value.length - value.slice(caret).trimStart().length
    this.field.setSelectionRange(Math.min(from, caret), Math.max(to, caret))
    // The one way to change a field's text that its own undo knows of.
    document.execCommand('insertText', false, '\n\n')
  }

  override render() {
    const { text, parentText, reason, segment, alarms = [] } = this.editing
    const difference = newDifference(parentText, text, this.language)
    return html`
      ${this.overtaken ? html`<p class="overtaken" role="status">This segment was saved by somebody else while you were writing. When you save, your text is combined with theirs, or both are shown to you.</p>` : nothing}
      <textarea
        aria-label=${`Text of ${segment}`} lang=${this.language} dir="auto" spellcheck="true" rows="2"
        .value=${live(text)}
        @keyup=${this.noteCaret} @pointerup=${this.noteCaret}
        @input=${(event: InputEvent) => {
          this.noteCaret()
          ask(this, { do: 'type', text: (event.target as HTMLTextAreaElement).value })
        }}
      ></textarea>
      <div class="foot">
        <label>Reason <input aria-label="Reason for the change" placeholder="optional, kept in the history" .value=${live(reason)} maxlength="500"
          @input=${(event: InputEvent) => ask(this, { do: 'reason', reason: (event.target as HTMLInputElement).value })} /></label>
        <button class="main" @click=${() => ask(this, { do: 'command', id: 'save-mark-next' })}>Save, proofread, next <kbd>Ctrl+Enter</kbd></button>
        <button @click=${() => ask(this, { do: 'command', id: 'save-stay' })}>Save <kbd>Ctrl+S</kbd></button>
        <button class="quiet" @click=${() => ask(this, { do: 'command', id: 'leave' })}>Leave <kbd>Esc</kbd></button>
      </div>
      ${difference.places.length ? this.renderDifference(difference) : nothing}
      ${alarms.length ? html`<ul class="alarms" role="status" aria-label="Look twice">${alarms.map(alarm => html`<li>${alarm}</li>`)}</ul>` : nothing}`
  }

  private renderDifference(difference: Difference) {
    const pieces = versionPieces(difference, 'editing')
    const marking = { deletions: 'struck' as const, current: null, search: '', label: 0 }
    const weight =
      weightOf(difference.class) === 'substantive'
        ? 'changes the meaning, as it seems'
        : className(difference.class)
    return html`<div class="live" lang=${this.language} dir="auto"><span class="what">Your changes: ${weight}</span>${marked(pieces, 0, this.editing.text, marking)}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-editor': RecEditor
  }
}
