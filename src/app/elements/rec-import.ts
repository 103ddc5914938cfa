/**
 * The way in for new material: files dropped or chosen, or text pasted; what was read in each is shown and corrected before
 * anything is stored, then compared without being kept, or kept. What is said here is only asked for; `incoming/` does it.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { TranscriptSummary } from '../../api/transcripts.ts'
import { asFiles, type Incoming, nothingIncoming, obstacleTo, wantedOf } from '../incoming/incoming.ts'
import { ask, type State } from '../state.ts'
import { controls } from '../style/shared.ts'
import './rec-dialog.ts'
import './rec-incoming-file.ts'

@customElement('rec-import')
export class RecImport extends LitElement {
  @property({ attribute: false }) state!: State
  @state() private pasted = ''

  static override styles = [
    controls,
    css`
      p { margin: 0 0 0.8rem; color: var(--ink-soft); }
      .drop { display: grid; gap: 0.5rem; justify-items: center; padding: 1.2rem; border: 1.5px dashed var(--rule-strong); border-radius: 10px; text-align: center; color: var(--ink-soft); }
      .drop small { font-size: 0.88rem; }
      input[type='file'] { max-width: 100%; }
      textarea, .field { display: block; width: 100%; margin-top: 0.25rem; padding: 0.45em 0.65em; border: 1px solid var(--rule-strong); border-radius: 8px; background: var(--paper); }
      textarea { min-height: 4.5rem; font: 0.95rem/1.45 var(--serif); }
      details.paste { margin-top: 0.7rem; }
      summary { cursor: pointer; color: var(--ink-soft); }
      .paste button { margin-top: 0.4rem; }
      ul { list-style: none; margin: 1rem 0 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.9rem; }
      fieldset { margin: 1.2rem 0 0; padding: 0.9rem 0 0; border: 0; border-top: 1px solid var(--rule); }
      legend { padding: 0 0.6rem 0 0; font-weight: 600; }
      .where { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 1fr); gap: 0.7rem; margin-top: 0.6rem; }
      @media (max-width: 599px) { .where { grid-template-columns: minmax(0, 1fr); } }
      label { color: var(--ink-soft); font-size: 0.92rem; }
      label .field { color: var(--ink); font-size: 1rem; }
      .obstacle { color: var(--ink-soft); margin: 0; flex: 1 1 14rem; }
      .refusal { color: var(--warn); }
      .foot { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: 0.6rem 0.8rem; align-items: center; justify-content: flex-end; margin: 1.1rem -1.2rem -1.2rem; padding: 0.8rem 1.2rem; background: var(--paper); border-top: 1px solid var(--rule); }
    `,
  ]

  override firstUpdated(): void {
    const { open, incoming } = this.state
    const given = open.kind === 'ready' ? open.value.given : null
    if (!incoming && given) this.take(asFiles(given))
  }

  override render() {
    const incoming = this.incoming
    const { files, isBusy, refusal } = incoming
    const obstacle = obstacleTo(incoming, this.taken(incoming))
    const wanted = wantedOf(incoming)
    return html`<rec-dialog heading="Add or compare texts" wide>
      <div class="drop" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.dropped}>
        <span>Drop files here, or choose them:</span>
        <input type="file" multiple aria-label="Choose files" @change=${(event: Event) => this.chosen(event.target as HTMLInputElement)} />
        <small>Word files (.docx), with their tracked changes and comments; plain text and Markdown. Nothing is kept before you say so.</small>
      </div>
      <details class="paste"><summary>Paste a text</summary><label>Text<textarea .value=${this.pasted} @input=${(event: InputEvent) => (this.pasted = (event.target as HTMLTextAreaElement).value)}></textarea></label>
        <button ?disabled=${!this.pasted.trim()} @click=${this.addPasted}>Add it</button></details>
      <ul aria-label="Files">${repeat(
        files,
        ({ number }) => number,
        file => html`<li><rec-incoming-file .file=${file} .incoming=${incoming}></rec-incoming-file></li>`,
      )}</ul>
      ${wanted.length ? this.renderWhere(incoming) : nothing}
      ${refusal ? html`<p class="refusal" role="alert">${refusal}</p>` : nothing}
      ${
        files.length
          ? html`<div class="foot">
        <p class="obstacle" role="status">${obstacle ?? (wanted.length > 1 && incoming.to === null ? 'The first text is the base: the others are set against it.' : '')}</p>
        <button ?disabled=${wanted.length < 2 || isBusy || files.some(({ progress }) => progress)} @click=${() => ask(this, { do: 'incoming', ask: { what: 'compare' } })}>Compare without keeping</button>
        <button class="main" ?disabled=${obstacle !== null || isBusy} @click=${() => ask(this, { do: 'incoming', ask: { what: 'keep' } })}>${isBusy ? 'Keeping…' : incoming.to === null ? 'Keep as a transcript' : wanted.length > 1 ? 'Add these versions' : 'Add this version'}</button>
      </div>`
          : nothing
      }</rec-dialog>`
  }

  /** A new transcript, or one that is there. */
  private renderWhere(incoming: Incoming) {
    const transcripts = this.transcripts()
    const { to, title, date } = incoming
    const field = (name: 'title' | 'date') => (event: InputEvent) =>
      this.change({ [name]: (event.target as HTMLInputElement).value, isNamed: true })
    return html`<fieldset><legend>Where to</legend>
      ${
        transcripts.length
          ? html`<label>Transcript<select class="field" @change=${(event: Event) => this.change({ to: (event.target as HTMLSelectElement).value || null })}>
        <option value="" .selected=${to === null}>A new transcript</option>
        ${transcripts.map(one => html`<option value=${one.slug} .selected=${one.slug === to}>${one.title} (${one.versions.map(({ siglum }) => siglum).join(', ')})</option>`)}</select></label>`
          : nothing
      }
      ${
        to === null
          ? html`<div class="where"><label>Title of the transcript<input class="field" .value=${title} placeholder="only if you keep it" @input=${field('title')} /></label>
        <label>Date<input class="field" .value=${date} placeholder="such as 1962-04-30" @input=${field('date')} /></label></div>`
          : nothing
      }</fieldset>`
  }

  private get incoming(): Incoming {
    return this.state.incoming ?? nothingIncoming
  }

  private transcripts(): { slug: string; title: string; versions: TranscriptSummary['versions'] }[] {
    const { library, open } = this.state
    const listed = library.kind === 'ready' ? library.value : []
    const detail = open.kind === 'ready' ? open.value.detail : null
    return detail && !listed.some(({ slug }) => slug === detail.slug) ? [detail, ...listed] : listed
  }

  private taken({ to }: Incoming): string[] {
    return (
      this.transcripts()
        .find(({ slug }) => slug === to)
        ?.versions.map(({ siglum }) => siglum) ?? []
    )
  }

  private change(change: Partial<Incoming>) {
    ask(this, { do: 'incoming', ask: { what: 'change', incoming: { ...this.incoming, ...change } } })
  }

  private take(files: Iterable<File>) {
    const given = [...files].map(file => ({ name: file.name, bytes: file }))
    if (given.length) ask(this, { do: 'incoming', ask: { what: 'bring', files: given } })
  }

  private chosen(input: HTMLInputElement) {
    this.take(input.files ?? [])
    // The same file may be chosen once more, after it was taken out.
    input.value = ''
  }

  private readonly dropped = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    this.take(event.dataTransfer?.files ?? [])
  }

  private readonly addPasted = () => {
    const name = `Pasted text ${this.incoming.files.length + 1}.txt`
    this.take([new File([this.pasted], name, { type: 'text/plain' })])
    this.pasted = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-import': RecImport
  }
}
