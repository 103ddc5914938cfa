/**
 * The ledger of a transcript: everything that happened, newest first, with the words that each entry changed; filtered by
 * person, segment, round and class; any entry compared with the state before, with now or with another; taken back; the
 * chain checked. However long it is, only some forty entries stand on the page.
 */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { LedgerEntry } from '../../api/ledger.ts'
import type { VersionInfo } from '../../api/transcripts.ts'
import { type LedgerAddress, workbenchAddress } from '../address.ts'
import { classes, className } from '../classes.ts'
import { differenceOf } from '../differences.ts'
import { summaryOf } from '../history/entries.ts'
import { takingBack } from '../history/restoring.ts'
import { told } from '../history/telling.ts'
import { type LedgerView, MOST_REDLINES, versionsIn } from '../history/view.ts'
import { versionPieces } from '../pieces.ts'
import { ask, type State } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import { marked } from './marked.ts'
import { ledgerStyles } from './rec-ledger.styles.ts'
import './rec-ledger-strip.ts'
import { reportStyles } from './rec-report.styles.ts'
import { dayAndTime } from './time.ts'
import './rec-verify.ts'

const plain = { deletions: 'struck', current: null, search: '', label: 0 } as const

/** The versions that are proofread, and that this person may look into. */
const seen = (versions: readonly VersionInfo[], hidden: readonly string[]) =>
  versions.filter(({ role, siglum }) => role !== 'original' && !hidden.includes(siglum))

@customElement('rec-ledger')
export class RecLedger extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) address!: LedgerAddress
  /** Entries whose changes are all shown. */
  @state() private unfolded: ReadonlySet<number> = new Set()

  /** The version of which named states are compared and restored. */
  @state() private version = ''

  static override styles = [controls, marks, reportStyles, ledgerStyles]

  override render() {
    const { ledger } = this.state
    if (!ledger || ledger.kind === 'loading')
      return html`<p class="message" role="status">Opening the ledger…</p>`
    if (ledger.kind === 'failed') return html`<p class="message" role="alert">${ledger.detail}</p>`
    const { value } = ledger
    const { slug } = this.address
    return html`<article class="page">
      <h1>${value.title}</h1>
      <p class="lead">Everything that happened: ${value.head.seq} ${value.head.seq === 1 ? 'entry' : 'entries'}, newest first</p>
      <div class="tools">
        <button @click=${() => ask(this, { do: 'go', address: workbenchAddress(slug) })}>Back to the text</button>
        <button @click=${() => ask(this, { do: 'begin-naming', slug, point: null })}>Name this state…</button>
        <button @click=${() => print()}>Print</button></div>
      ${value.kept ? html`<p class="warn" role="status">The server cannot be reached: these are the entries that this device has seen.</p>` : nothing}
      ${value.hidden.length ? html`<p class="hint">What happened in ${value.hidden.join(' and ')} is left out: these copies are read blind by others, until the readings are opened.</p>` : nothing}
      ${value.news ? html`<p class="turn" role="status">${value.news} new ${value.news === 1 ? 'entry' : 'entries'} since you opened the ledger. <button @click=${() => ask(this, { do: 'go', address: { ...this.address, at: null } })}>Show</button></p>` : nothing}
      <rec-verify .view=${value}></rec-verify>
      ${this.renderSnapshots(value)}
      ${this.renderFilters(value)}
      <rec-ledger-strip .view=${value}></rec-ledger-strip>
      ${this.renderPicked(value)}
      ${value.seeking !== null && this.isFiltered() ? html`<p class="turn" role="status">Looking through the ledger: at entry ${value.seeking}. <button @click=${() => ask(this, { do: 'ledger', ask: { end: 'seeking' } })}>Stop</button></p>` : nothing}
      ${value.away ? html`<p class="warn" role="alert">Entries ${value.away.from} to ${value.away.to} were not loaded on this device. They can be seen when the server is there again.</p>` : nothing}
      <ol aria-label="Entries" @keydown=${this.walk}>${value.entries.map(entry => this.renderEntry(value, entry))}</ol>
      ${value.entries.length || value.seeking !== null || value.away ? nothing : html`<p class="hint" role="status">No entry at or before this point is one of those. Widen the choice above, or move the slider to the right.</p>`}
      <div class="turn"><button ?disabled=${!value.newer} @click=${() => this.turn('newer')}>Newer entries</button><button ?disabled=${!value.older} @click=${() => this.turn('older')}>Older entries</button></div>
    </article>`
  }

  private isFiltered(): boolean {
    const { by, segment, round, class: one } = this.address
    return Boolean(by || segment || round || one)
  }

  private turn(way: 'older' | 'newer') {
    ask(this, { do: 'ledger', ask: { turn: way } })
    this.renderRoot.querySelector('rec-ledger-strip')?.scrollIntoView({ block: 'start' })
  }

  private renderFilters({ people, review }: LedgerView) {
    const { address } = this
    const go = (change: Partial<LedgerAddress>) =>
      ask(this, { do: 'go', address: { ...address, at: null, ...change } })
    const chosen = (event: Event) => (event.target as HTMLSelectElement).value
    const rounds = [...new Set(review.rounds.map(({ name }) => name))]
    const choice = (
      label: string,
      now: string,
      all: string,
      values: readonly (readonly [string, string])[],
      change: (value: string) => void,
    ) => html`<label>${label} <select @change=${(event: Event) => change(chosen(event))}><option value="" .selected=${now === ''}>${all}</option>
      ${values.map(([value, name]) => html`<option value=${value} .selected=${value === now}>${name}</option>`)}</select></label>`
    const persons = address.by && !people.includes(address.by) ? [...people, address.by] : people
    return html`<form class="filters" aria-label="Which entries" @submit=${(event: Event) => event.preventDefault()}>
      ${choice(
        'Person',
        address.by,
        'everybody',
        persons.map(one => [one, one]),
        by => go({ by }),
      )}
      <label>Segment or version <input .value=${live(address.segment)} placeholder="A.17 or A" spellcheck="false" @change=${(event: Event) => go({ segment: chosen(event).trim() })} /></label>
      ${
        rounds.length || address.round
          ? choice(
              'Round',
              address.round,
              'all rounds',
              [...new Set([...rounds, ...(address.round ? [address.round] : [])])].map(one => [one, one]),
              round => go({ round }),
            )
          : nothing
      }
      ${choice(
        'Class of change',
        address.class,
        'all entries',
        classes.map(one => [one, className(one)]),
        one => go({ class: one }),
      )}
      ${this.isFiltered() ? html`<button type="button" @click=${() => go({ by: '', segment: '', round: '', class: '' })}>All entries</button>` : nothing}
    </form>`
  }

  private renderSnapshots({ review, versions, hidden }: LedgerView) {
    const { snapshots } = review
    if (snapshots.length === 0) return nothing
    const { slug } = this.address
    const main = seen(versions, hidden)
    const version = this.version || main[0]?.siglum || ''
    const choose = (event: Event) => (this.version = (event.target as HTMLSelectElement).value)
    return html`<details ?open=${snapshots.length < 4}><summary>Named states (${snapshots.length})</summary>
      <label class="radio which">of version <select @change=${choose}>${main.map(({ siglum, label }) => html`<option value=${siglum} .selected=${siglum === version}>${siglum} ${label}</option>`)}</select></label>
      <ul class="points obstacles" aria-label="Named states">
      ${snapshots.toReversed().map(
        one => html`<li><span class="names">“${one.name}”</span> <span class="when">after entry ${one.point}; ${one.by}, ${dayAndTime(one.at)}</span>
        ${one.note ? html`<p class="note">${one.note}</p>` : nothing}
        <div class="deeds">
          <button class="link" @click=${() => this.compare([`${version}@${one.point}`, version])}>Compare ${version} with now</button>
          <button class="link" @click=${() => ask(this, { do: 'restore-from', slug, asked: { kind: 'point', version, point: one.point, name: one.name } })}>Restore ${version}…</button>
          ${this.renderPick(one.point, `“${one.name}”`)}
        </div></li>`,
      )}</ul></details>`
  }

  private renderPicked({ picked, entries, versions, review, hidden }: LedgerView) {
    if (picked.length === 0) return nothing
    const [older, newer] = picked.toSorted((a, b) => a - b)
    const drop = html`<button class="quiet" @click=${() => ask(this, { do: 'ledger', ask: { drop: 'picked' } })}>Let go</button>`
    if (newer === undefined)
      return html`<div class="picked" role="status"><span>Entry ${older} is picked. Pick another to compare the two.</span>${drop}</div>`
    const named = (seq: number) => {
      const name = review.snapshots.find(({ point }) => point === seq)?.name
      return `entry ${seq}${name ? ` “${name}”` : ''}`
    }
    const touched = entries
      .filter(({ seq }) => picked.includes(seq))
      .flatMap(entry => versionsIn(summaryOf(entry), versions))
    const sigla = [...new Set([...touched, ...seen(versions, hidden).map(({ siglum }) => siglum)])]
    return html`<div class="picked" role="status"><span>From ${named(older!)} to ${named(newer)}:</span>
      ${sigla.slice(0, 6).map((siglum, i) => html`<button class=${i === 0 ? 'main' : ''} @click=${() => this.compare([`${siglum}@${older}`, `${siglum}@${newer}`])}>Compare ${siglum}</button>`)}${drop}</div>`
  }

  private renderEntry(view: LedgerView, entry: LedgerEntry) {
    const { seq, by, at, body } = entry
    const words = told(entry, view.review)
    const revised = body.type === 'changeset' && body.revisions.length > 0
    const versions = versionsIn(summaryOf(entry), view.versions)
    const back = takingBack(entry, words)
    const name = view.review.snapshots.find(({ point }) => point === seq)?.name
    return html`<li class="entry" data-entry=${seq} tabindex="-1"><div class="number" title="Entry of the ledger">#${seq}</div><div>
      <p class="told"><b>${by}</b> ${words} <span class="when">${dayAndTime(at)}</span>${name ? html` <span class="when">· named</span> <span class="names">“${name}”</span>` : nothing}</p>
      ${this.renderChanges(view, entry)}
      <div class="deeds">
        ${revised ? versions.map(siglum => html`<button class="link" @click=${() => this.compare([`${siglum}@${seq - 1}`, `${siglum}@${seq}`])}>Compare ${versions.length > 1 ? `${siglum} ` : ''}with the state before</button>`) : nothing}
        ${body.type === 'changeset' && seq < view.head.seq ? versions.slice(0, 3).map(siglum => html`<button class="link" @click=${() => this.compare([`${siglum}@${seq}`, siglum])}>Compare ${versions.length > 1 ? `${siglum} ` : ''}with now</button>`) : nothing}
        ${back ? html`<button class="link" @click=${() => ask(this, { do: 'restore-from', slug: this.address.slug, asked: back })}>Take back…</button>` : nothing}
        <button class="link" @click=${() => ask(this, { do: 'begin-naming', slug: this.address.slug, point: seq })}>Name…</button>
        ${this.renderPick(seq, `entry ${seq}`)}
      </div></div></li>`
  }

  private renderPick(seq: number, name: string) {
    const { ledger } = this.state
    const isPicked = ledger?.kind === 'ready' && ledger.value.picked.includes(seq)
    return html`<label><input type="checkbox" .checked=${live(isPicked)} aria-label=${`Pick ${name} to compare`} @change=${() => ask(this, { do: 'ledger', ask: { pick: seq } })} /> pick</label>`
  }

  private renderChanges({ before, versions, review }: LedgerView, { seq, body }: LedgerEntry) {
    if (body.type !== 'changeset') return nothing
    const isWhole = this.unfolded.has(seq)
    const shown = isWhole ? body.revisions : body.revisions.slice(0, MOST_REDLINES)
    const left = body.revisions.length - shown.length
    const unfold = () => {
      this.unfolded = new Set([...this.unfolded, seq])
      const segments = body.revisions.slice(MOST_REDLINES).map(({ segment }) => segment)
      ask(this, { do: 'ledger', ask: { before: segments } })
    }
    return html`${shown.map(({ segment, id, text, reason, class: given, adoptedFrom }) => {
      const language = versions.find(({ siglum }) => segment.startsWith(`${siglum}.`))?.language ?? 'en'
      const then = before[id]
      const account = review.accounts[id]
      const difference = then == null ? null : differenceOf(then, text, language)
      const said = account?.class ?? given ?? difference?.class
      return html`<div class="change"><p class="hint">${segment}${adoptedFrom ? ` from ${adoptedFrom}` : ''}${said ? ` · ${className(said)}` : ''}</p>
        <p class="text" lang=${language} dir="auto">${
          difference
            ? text === ''
              ? html`<del><span class="unseen">taken out: </span>${then}</del>`
              : marked(versionPieces(difference, 'entry'), 0, text, plain)
            : html`${text || '(taken out)'}${then === null ? html` <span class="hint">What stood before cannot be shown: the server is away.</span>` : nothing}`
        }</p>${[reason, account?.reason].filter(Boolean).map(one => html`<p><span class="hint">Reason:</span> ${one}</p>`)}</div>`
    })}
      ${left > 0 ? html`<div class="deeds"><button class="link" @click=${unfold}>and ${left} more ${left === 1 ? 'segment' : 'segments'}</button></div>` : nothing}`
  }

  /** Up and down go from entry to entry, and beyond the last to those that follow. */
  private readonly walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return
    const entries = [...this.renderRoot.querySelectorAll<HTMLElement>('.entry')]
    const from = (event.target as HTMLElement).closest<HTMLElement>('.entry')
    const next = from && entries[entries.indexOf(from) + by]
    event.preventDefault()
    if (next) next.focus()
    else if (from) ask(this, { do: 'ledger', ask: { turn: by > 0 ? 'older' : 'newer' } })
  }

  private compare(versions: string[]) {
    ask(this, {
      do: 'go',
      address: { ...workbenchAddress(this.address.slug), versions, filter: 'changed', panel: 'history' },
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-ledger': RecLedger
  }
}
