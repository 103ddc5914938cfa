/**
 * The way in for new material: files dropped or chosen, or text pasted; then compare them without keeping, or keep them
 * as a transcript. A text that cannot be read as UTF-8 is refused by name, with what to do.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { readFiles, siglumFor } from '../given.ts'
import { ask, type GivenText } from '../state.ts'
import { controls } from '../style/shared.ts'
import './rec-dialog.ts'

@customElement('rec-import')
export class RecImport extends LitElement {
  /** Texts that came by dropping them on the page, or that are compared already. */
  @property({ attribute: false }) given: readonly GivenText[] = []
  @state() private texts: readonly GivenText[] | null = null
  /** Why a file, or the whole, was not taken. */
  @property({ attribute: false }) refusals: readonly string[] = []
  @state() private named = ''
  @state() private pasted = ''

  static override styles = [
    controls,
    css`
      p { margin: 0 0 0.8rem; color: var(--ink-soft); }
      .drop { display: grid; gap: 0.6rem; justify-items: center; padding: 1.4rem; border: 1.5px dashed var(--rule-strong); border-radius: 10px; text-align: center; color: var(--ink-soft); }
      input[type='file'] { max-width: 100%; }
      textarea, .title { display: block; width: 100%; margin-top: 0.3rem; padding: 0.5em 0.7em; border: 1px solid var(--rule-strong); border-radius: 8px; background: var(--paper); }
      textarea { min-height: 5rem; font: 0.95rem/1.45 var(--serif); }
      .paste { display: flex; gap: 0.6rem; align-items: end; margin-top: 0.9rem; }
      .paste label { flex: 1; }
      ul { list-style: none; margin: 0.9rem 0 0; padding: 0; }
      li { display: flex; gap: 0.6rem; align-items: center; padding: 0.3rem 0; border-bottom: 1px solid var(--rule); }
      li input { flex: 1; min-width: 4rem; padding: 0.25em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); }
      li span { color: var(--ink-soft); font-size: 0.88rem; white-space: nowrap; }
      .refusal { color: var(--warn); }
      .foot { display: flex; flex-wrap: wrap; gap: 0.8rem; align-items: end; justify-content: flex-end; margin-top: 1.1rem; }
      .foot label { flex: 1 1 16rem; }
    `,
  ]

  override render() {
    const texts = this.all()
    return html`<rec-dialog heading="Add or compare texts" wide>
      <div class="drop" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.dropped}>
        Drop plain text files (.txt, .md) here, or choose them:
        <input type="file" multiple accept=".txt,.md,text/plain,text/markdown" aria-label="Choose text files" @change=${(event: Event) => this.take((event.target as HTMLInputElement).files ?? [])} />
      </div>
      <div class="paste"><label>Or paste a text<textarea .value=${this.pasted} @input=${(event: InputEvent) => (this.pasted = (event.target as HTMLTextAreaElement).value)}></textarea></label>
        <button ?disabled=${!this.pasted.trim()} @click=${this.addPasted}>Add it</button></div>
      ${this.refusals.map(refusal => html`<p class="refusal" role="alert">${refusal}</p>`)}
      <ul aria-label="Texts">${repeat(
        texts,
        (_, i) => i,
        ({ name, text }, i) => html`<li><b>${siglumFor(i)}</b>
        <input aria-label=${`Name of text ${i + 1}`} .value=${name} @input=${(event: InputEvent) => this.rename(i, (event.target as HTMLInputElement).value)} />
        <span>${text.length.toLocaleString()} characters</span>
        <button class="quiet" aria-label=${`Take ${name} out`} @click=${() => (this.texts = texts.filter((_, other) => other !== i))}>✕</button></li>`,
      )}</ul>
      ${texts.length ? html`<p>The first text is the base: the others are set against it.</p>` : nothing}
      <div class="foot">
        <label>Title of the transcript<input class="title" placeholder="only if you keep it" .value=${this.named} @input=${(event: InputEvent) => (this.named = (event.target as HTMLInputElement).value)} /></label>
        <button ?disabled=${texts.length < 2} @click=${() => ask(this, { do: 'compare-texts', texts })}>Compare without keeping</button>
        <button class="main" ?disabled=${texts.length < 1 || !this.named.trim()} @click=${() => ask(this, { do: 'keep-texts', title: this.named.trim(), texts })}>Keep as a transcript</button>
      </div></rec-dialog>`
  }

  private all(): readonly GivenText[] {
    return this.texts ?? this.given
  }

  private rename(at: number, name: string) {
    this.texts = this.all().map((text, i) => (i === at ? { ...text, name } : text))
  }

  private async take(files: Iterable<File>) {
    const { texts, refusals } = await readFiles(files)
    this.texts = [...this.all(), ...texts]
    this.refusals = refusals
  }

  private readonly dropped = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    void this.take(event.dataTransfer?.files ?? [])
  }

  private readonly addPasted = () => {
    this.texts = [...this.all(), { name: `Pasted text ${this.all().length + 1}`, text: this.pasted }]
    this.pasted = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-import': RecImport
  }
}
