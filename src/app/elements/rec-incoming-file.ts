/**
 * One file on its way in: how far it is, what was read in it and what was not kept, how else it may be read, and each of its
 * texts with its name, language and kind, to be corrected.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ReadVersion } from '../../api/imports.ts'
import {
  type Incoming,
  type IncomingFile,
  type IncomingVersion,
  type LookedFile,
  type Role,
  withVersion,
} from '../incoming/incoming.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'

const roles: readonly (readonly [Role, string])[] = [
  ['translation', 'Translation'],
  ['draft', 'Draft'],
  ['original', 'Original'],
]

@customElement('rec-incoming-file')
export class RecIncomingFile extends LitElement {
  @property({ attribute: false }) file!: IncomingFile
  @property({ attribute: false }) incoming!: Incoming

  static override styles = [
    controls,
    css`
      :host { display: block; padding: 0.8rem 1rem; border: 1px solid var(--rule); border-radius: 10px; }
      .head { display: flex; gap: 0.6rem; align-items: baseline; }
      .head b { overflow-wrap: anywhere; }
      .head span { flex: 1; color: var(--ink-soft); font-size: 0.88rem; }
      progress { width: 100%; height: 6px; margin: 0.6rem 0 0.2rem; }
      p { margin: 0.4rem 0 0; color: var(--ink-soft); font-size: 0.92rem; }
      .refusal { color: var(--warn); }
      .choices { display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; margin-top: 0.5rem; color: var(--ink-soft); font-size: 0.92rem; }
      .choices label { display: inline-flex; flex-wrap: wrap; gap: 0.2rem 0.4rem; align-items: center; max-width: 100%; }
      .choices:not(:has(label)) { display: none; }
      select, .field { min-height: 30px; max-width: 100%; padding: 0.2em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); }
      .version { display: grid; grid-template-columns: 24px 4.2rem minmax(0, 1fr) 6rem auto; gap: 0.4rem 0.6rem; align-items: center; margin-top: 0.7rem; padding-top: 0.7rem; border-top: 1px solid var(--rule); }
      .version > input[type='checkbox'] { width: 18px; height: 18px; margin: 3px; accent-color: var(--accent); }
      .version .field { width: 100%; }
      .siglum { font-weight: 600; }
      .more { grid-column: 3 / -1; color: var(--ink-soft); font-size: 0.88rem; }
      .known { color: var(--warn); }
      @media (max-width: 599px) { .version { grid-template-columns: 24px 4.2rem minmax(0, 1fr); } .version .language, .version .role { grid-column: 3; } .more { grid-column: 1 / -1; } }
      summary { cursor: pointer; }
      ol { margin: 0.4rem 0 0; padding: 0; list-style: none; display: grid; gap: 0.35rem; max-height: 16rem; overflow: auto; font: 0.95rem/1.5 var(--serif); color: var(--ink); }
      li small { font: 0.78rem/1.4 var(--sans); color: var(--ink-soft); margin-inline-end: 0.5em; }
    `,
  ]

  override render() {
    const { name, look, progress, number } = this.file
    return html`<div class="head"><b>${name}</b><span>${look?.kind === 'read' ? formatName(look) : ''}</span>
      <button class="quiet" aria-label=${`Take ${name} out`} @click=${() => ask(this, { do: 'incoming', ask: { what: 'take-out', file: number } })}>✕</button></div>
      ${progress ? this.renderProgress(progress) : nothing}
      ${look?.kind === 'refused' ? html`<p class="refusal" role="alert">Not read: ${look.reason}${placeOf(look)}.</p>` : nothing}
      ${look?.kind === 'read' ? this.renderRead(look) : nothing}`
  }

  private renderProgress({ doing, part }: NonNullable<IncomingFile['progress']>) {
    const label = `${doing === 'sending' && part < 1 ? 'Sending' : 'Reading'} ${this.file.name}`
    // Between the last byte sent and the first sign of reading nobody knows how far it is.
    return part > 0 && part < 1
      ? html`<progress max="1" value=${part} aria-label=${label}></progress>`
      : html`<progress aria-label=${label}></progress>`
  }

  private renderRead(look: LookedFile) {
    const { losses } = look
    return html`${this.renderChoices(look)}
      ${losses.length ? html`<p><b>Not kept:</b> ${losses.map(({ what, count, where }) => `${what} (${count}${where.length ? `: ${where.join(', ')}${count > where.length ? ' …' : ''}` : ''})`).join('; ')}.</p>` : nothing}
      ${look.versions.map((version, i) => this.renderVersion(version, i, look.versions.length > 1))}`
  }

  /** How else the file may be read. */
  private renderChoices({ encoding, format, versions }: LookedFile) {
    const { choices, number } = this.file
    const again = (change: Partial<IncomingFile['choices']>) =>
      ask(this, {
        do: 'incoming',
        ask: { what: 'read-again', file: number, choices: { ...choices, ...change } },
      })
    const value = (event: Event) => (event.target as HTMLSelectElement).value
    const hasHistory = choices.history === 'revisions' || (versions.length === 2 && isWritten(format))
    return html`<div class="choices">
      ${encoding ? html`<label>Encoding <select @change=${(event: Event) => again({ encoding: value(event) })}>${[encoding.used, ...encoding.others.filter(one => one !== encoding.used)].map(one => html`<option .selected=${one === encoding.used}>${one}</option>`)}</select>${encoding.sure ? nothing : 'a guess: see whether the text below reads well'}</label>` : nothing}
      ${
        hasHistory
          ? html`<label>Tracked changes <select @change=${(event: Event) => again({ history: value(event) === 'revisions' ? 'revisions' : 'versions' })}>
        <option value="versions" .selected=${choices.history !== 'revisions'}>as two versions: as sent, and as corrected</option>
        <option value="revisions" .selected=${choices.history === 'revisions'}>as one version with revisions by their authors</option></select></label>`
          : nothing
      }
      </div>`
  }

  private renderVersion(read: ReadVersion, at: number, isOneOfSeveral: boolean) {
    const version = this.file.versions[at]
    if (!version) return nothing
    const { siglum, label, language, role, wanted } = version
    const change = (to: Partial<IncomingVersion>) =>
      ask(this, {
        do: 'incoming',
        ask: { what: 'change', incoming: withVersion(this.incoming, this.file.number, at, to) },
      })
    const typed = (name: 'siglum' | 'label' | 'language') => (event: InputEvent) =>
      change({ [name]: (event.target as HTMLInputElement).value })
    const { segments, characters, revisions, queries, known, beginning, status } = read
    const count = (n: number, one: string, many: string) =>
      n ? `${n.toLocaleString()} ${n === 1 ? one : many}` : ''
    const facts = [
      count(segments, 'segment', 'segments'),
      count(characters, 'character', 'characters'),
      count(revisions, 'revision', 'revisions'),
      count(queries, 'query', 'queries'),
      status && `“${status}”`,
    ].filter(Boolean)
    return html`<div class="version">
      <input type="checkbox" aria-label=${`Take ${label}`} .checked=${wanted} ?disabled=${!isOneOfSeveral && wanted} @change=${(event: Event) => change({ wanted: (event.target as HTMLInputElement).checked })} />
      <input class="field siglum" aria-label=${`Siglum of ${label}`} maxlength="8" .value=${siglum} @input=${typed('siglum')} />
      <input class="field" aria-label=${`Name of version ${siglum}`} .value=${label} @input=${typed('label')} />
      <input class="field language" aria-label=${`Language of version ${siglum}`} .value=${language} @input=${typed('language')} />
      <select class="role" aria-label=${`Kind of version ${siglum}`} @change=${(event: Event) => change({ role: (event.target as HTMLSelectElement).value as Role })}>${roles.map(([id, name]) => html`<option value=${id} .selected=${id === role}>${name}</option>`)}</select>
      <div class="more">${facts.join(' · ')}
        ${known.length ? html`<div class="known">This very text is here already: ${known.map(one => `${one.siglum} of ${one.slug}`).join(', ')}.</div>` : nothing}
        <details><summary>How it was read</summary><ol>${beginning.map(({ kind, speaker, text }) => html`<li><small>${speaker ?? kind}</small><span lang=${language} dir="auto">${text}</span></li>`)}</ol></details></div></div>`
  }
}

const isWritten = (format: string) => format === 'docx'

const formatName = ({ format }: LookedFile) => format.toUpperCase()

function placeOf({ line, part }: { line: number | null; part: string | null }): string {
  const places = [part, line === null ? '' : `line ${line}`].filter(Boolean)
  return places.length ? ` (${places.join(', ')})` : ''
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-incoming-file': RecIncomingFile
  }
}
