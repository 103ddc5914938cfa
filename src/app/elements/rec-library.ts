/**
 * The library: every transcript with how far its proofreading has come, and one way in for new material: drop files, or
 * choose or paste them.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { TranscriptSummary } from '../../api/transcripts.ts'
import { workbenchAddress, writeAddress } from '../address.ts'
import { ask, type Loaded } from '../state.ts'
import { controls } from '../style/shared.ts'
import { dayAndTime } from './time.ts'

const languages = new Intl.DisplayNames(undefined, { type: 'language' })
const day = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

@customElement('rec-library')
export class RecLibrary extends LitElement {
  @property({ attribute: false }) library!: Loaded<TranscriptSummary[]>

  static override styles = [
    controls,
    css`
      :host { display: block; }
      main { max-width: 60rem; margin: 0 auto; padding: 2.2rem 1.4rem 4rem; }
      header { display: flex; flex-wrap: wrap; gap: 0.8rem; align-items: baseline; justify-content: space-between; margin-bottom: 1.2rem; }
      h1 { margin: 0; font: 600 1.7rem/1.2 var(--serif); }
      ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.9rem; }
      li { position: relative; padding: 1.1rem 1.3rem; border: 1px solid var(--rule); border-radius: 10px; background: var(--paper); }
      li:hover { border-color: var(--rule-strong); }
      h2 { margin: 0 0 0.25rem; font: 600 1.2rem/1.35 var(--serif); }
      h2 a { color: inherit; text-decoration: none; }
      h2 a::after { content: ''; position: absolute; inset: 0; border-radius: 10px; }
      h2 a:focus-visible { outline: none; }
      h2 a:focus-visible::after { outline: 2px solid var(--accent); outline-offset: 2px; }
      .facts { margin: 0 0 0.8rem; color: var(--ink-soft); }
      .versions { display: flex; flex-wrap: wrap; gap: 0.3rem 0.9rem; margin: 0 0 0.9rem; padding: 0; font-size: 0.92rem; color: var(--ink-soft); }
      .versions span { display: inline-flex; gap: 0.4rem; align-items: baseline; }
      .versions b { padding: 0 0.4em; border: 1px solid var(--rule); border-radius: 4px; font-size: 0.8rem; color: var(--ink); }
      .foot { display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; align-items: center; font-size: 0.92rem; color: var(--ink-soft); font-variant-numeric: tabular-nums; }
      progress { width: 10rem; height: 6px; appearance: none; border: none; border-radius: 3px; overflow: hidden; background: var(--rule); }
      progress::-webkit-progress-bar { background: var(--rule); }
      progress::-webkit-progress-value { background: var(--good); }
      progress::-moz-progress-bar { background: var(--good); }
      .away { margin-top: 1.6rem; color: var(--ink-soft); }
      .away summary { cursor: pointer; }
      .away p { display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; align-items: center; justify-content: space-between; margin: 0.5rem 0 0; }
      .note { color: var(--ink-soft); }
      .empty { padding: 3rem 1.5rem; border: 1.5px dashed var(--rule-strong); border-radius: 10px; text-align: center; color: var(--ink-soft); }
    `,
  ]

  override render() {
    const { library } = this
    return html`<main>
      <header><h1>Library</h1>
        <button class="main" @click=${() => ask(this, { do: 'dialog', dialog: 'import' })}>Add or compare texts</button></header>
      ${library.kind === 'loading' ? html`<p class="note" role="status">Opening the library…</p>` : nothing}
      ${library.kind === 'failed' ? html`<p class="note" role="alert">${library.detail}</p>` : nothing}
      ${library.kind === 'ready' ? this.renderList(library.value, library.kept) : nothing}
    </main>`
  }

  private renderList(transcripts: readonly TranscriptSummary[], kept: boolean) {
    if (transcripts.length === 0) {
      return html`<p class="empty">No transcript yet. Drop two or more text files anywhere on this page to compare them,<br />or put a folder with a transcript.json into the translations folder and start Recension again.</p>`
    }
    const shown = transcripts.filter(({ putAway }) => !putAway?.transcript)
    return html`
      ${kept ? html`<p class="note" role="status">The server cannot be reached: this is the list as this device last saw it.</p>` : nothing}
      <ul>${shown.map(transcript => this.renderTranscript(transcript))}</ul>${this.renderPutAway(transcripts)}`
  }

  /** What was taken out of the lists, with the way back. */
  private renderPutAway(transcripts: readonly TranscriptSummary[]) {
    const away = transcripts.flatMap(({ slug, title, putAway }) => [
      ...(putAway?.transcript ? [{ slug, version: null, what: title }] : []),
      ...(putAway?.versions ?? []).map(({ siglum, label }) => ({
        slug,
        version: siglum,
        what: `${siglum}  ${label}, of ${title}`,
      })),
    ])
    if (away.length === 0) return nothing
    return html`<details class="away"><summary>Put away (${away.length})</summary>
      <p class="note">Nothing of it is lost: what was written in it is kept, and its address still opens it.</p>
      ${away.map(
        ({ slug, version, what }) => html`<p><span>${what}</span>
        <button aria-label=${`Bring back ${what}`} @click=${() => ask(this, { do: 'incoming', ask: { what: 'bring-back', slug, versions: [version] } })}>Bring back</button></p>`,
      )}</details>`
  }

  private renderTranscript(transcript: TranscriptSummary) {
    const { slug, title, date, versions, progress, openQueries, lastSaved } = transcript
    const address = workbenchAddress(slug)
    const spoken = [...new Set(versions.map(({ language }) => languages.of(language) ?? language))]
    return html`<li>
      <h2><a href=${writeAddress(address)} @click=${(event: MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        ask(this, { do: 'go', address })
      }}>${title}</a></h2>
      <p class="facts">${[longDate(date), spoken.join(', '), `${versions.length} ${versions.length === 1 ? 'version' : 'versions'}`].filter(Boolean).join(' · ')}</p>
      <p class="versions">${versions.map(({ siglum, label, status }) => html`<span><b>${siglum}</b> ${label}${status ? html` <i>(${status})</i>` : nothing}</span>`)}</p>
      <div class="foot"><progress max=${progress.segments} value=${progress.proofread} aria-label=${`Proofread segments of ${title}`}></progress>
        <span>${progress.proofread} of ${progress.segments} proofread</span>
        ${openQueries ? html`<span>${openQueries} open ${openQueries === 1 ? 'query' : 'queries'}</span>` : nothing}
        <span>${lastSaved ? `Last saved by ${lastSaved.by}, ${dayAndTime(lastSaved.at)}` : 'Nothing saved yet'}</span></div></li>`
  }
}

/** A calendar day in the reader's words; anything else as it is written. */
function longDate(date: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  return Number.isNaN(instant) ? date : day.format(instant)
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-library': RecLibrary
  }
}
