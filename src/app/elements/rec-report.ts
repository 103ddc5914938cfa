/**
 * The report on one version: its status and certificate, what still stands before the sign-off, counts and rates with the
 * numbers behind them, the list of emendations. It prints as it stands; reasons and classes can be given where they lack.
 */
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { paths } from '../../api/paths.ts'
import type { EditRate, Report } from '../../api/report.ts'
import type { ChangeClass } from '../../core/classify/change-class.ts'
import { hiddenFrom, roundOf, signOffOf } from '../../core/review/review.ts'
import { isBlank } from '../../core/review/seen.ts'
import { type Filter, type ReportAddress, type WorkbenchAddress, workbenchAddress } from '../address.ts'
import { classes, className } from '../classes.ts'
import { differenceOf } from '../differences.ts'
import { versionPieces } from '../pieces.ts'
import { noDrafts, type ReportDrafts } from '../review/report-drafts.ts'
import type { Reported } from '../review/reporting.ts'
import { ask, type State } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import { marked } from './marked.ts'
import { reportStyles } from './rec-report.styles.ts'
import './rec-sign-off.ts'
import { dayAndTime } from './time.ts'

const plain = { deletions: 'struck', current: null, search: '', label: 0 } as const

@customElement('rec-report')
export class RecReport extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) address!: ReportAddress
  /** Only the emendations that teach: those with a reason. */
  @state() private examples = false
  private isFocused = false

  static override styles = [controls, marks, reportStyles]

  protected override updated(changed: PropertyValues<this>): void {
    const { sync, report, dialog } = this.state
    const before = changed.get('state')?.sync.waiting ?? 0
    // What was on its way to the server is in the report now.
    if (before > 0 && sync.waiting === 0) ask(this, { do: 'report-again' })
    if (this.isFocused || report?.kind !== 'ready') return
    this.isFocused = true
    // So that the keys that turn pages turn this one.
    if (!dialog) this.renderRoot.querySelector<HTMLElement>('.page')?.focus({ preventScroll: true })
  }

  override render() {
    const { report } = this.state
    if (!report || report.kind === 'loading')
      return html`<p class="message" role="status">Making the report…</p>`
    if (report.kind === 'failed')
      return html`<p class="message" role="alert">${report.detail}</p><div class="tools alone"><button class="main" @click=${() => ask(this, { do: 'report-again' })}>Try again</button><button @click=${() => this.back()}>Back to the text</button></div>`
    const { value } = report
    const hidden = hiddenFrom(value.review, this.state.person)
    if (hidden.has(value.report.version))
      return html`<p class="message" role="alert">${value.report.version} is being read blind by another person. Its report can be seen when the readings are opened.<br /><br /><button @click=${() => ask(this, { do: 'go', address: workbenchAddress(this.address.slug) })}>Show the other versions</button></p>`
    const file = (part: string) =>
      `${paths.report(this.address.slug)}?version=${value.report.version}${this.address.at === null ? '' : `&at=${this.address.at}`}&format=csv&part=${part}`
    return html`<article class="page" tabindex="-1">
      <h1>${value.report.title}</h1>
      <p class="lead">Version ${value.report.version}, ${value.report.label}, ${this.address.at === null ? 'as it stands' : 'as it stood'} after entry ${value.report.at} of the ledger</p>
      <div class="tools">
        <button @click=${() => this.back()}>Back to the text</button>
        <label class="radio"><span class="unseen">Version</span><select @change=${(event: Event) => ask(this, { do: 'go', address: { ...this.address, at: null, version: (event.target as HTMLSelectElement).value } })}>
          ${value.detail.versions.filter(({ role, siglum }) => role !== 'original' && !hidden.has(siglum)).map(({ siglum, label }) => html`<option value=${siglum} .selected=${siglum === value.report.version}>${siglum} ${label}</option>`)}</select></label>
        <button @click=${() => print()}>Print</button>
        <a class="button" href=${file('emendations')} download>Emendations (CSV)</a>
        <a class="button" href=${file('counts')} download>Counts (CSV)</a></div>
      ${this.renderStatus(value)}
      ${this.renderFigures(value.report)}
      ${this.renderEmendations(value)}
    </article>`
  }

  private renderStatus(value: Reported) {
    const { report, review, obstacles } = value
    const { published, certificate, isSignedText } = report.status
    const round = roundOf(review, report.version)
    const past = review.signOffs.filter(one => one.version === report.version && one.withdrawn)
    const standing = signOffOf(review, report.version)
    const isOpen = obstacles && (!standing || isSignedText === false)
    return html`<section aria-label="Status"><p class="status">${published}${round ? html` <span class="hint">· ${round.name}</span>` : nothing}</p>
      ${certificate ? html`<p class="certificate">${certificate}</p>` : nothing}
      ${standing?.note ? html`<p class="note">${standing.by} notes: ${standing.note}</p>` : nothing}
      ${certificate && isSignedText === false ? html`<p class="warn">The text was changed after it was signed: the certificate is of the text at entry ${standing?.point}.</p>` : nothing}
      ${past.map(one => html`<p class="hint">A sign-off by ${one.by} of ${dayAndTime(one.at)} was withdrawn by ${one.withdrawn!.by}, ${dayAndTime(one.withdrawn!.at)}${one.withdrawn!.reason ? `: ${one.withdrawn!.reason}` : ''}.</p>`)}
      ${isOpen ? this.renderObstacles(obstacles, report) : nothing}
      ${obstacles ? html`<rec-sign-off class="screen" .value=${value} .drafts=${this.state.reportDrafts ?? noDrafts} .waiting=${this.state.sync.waiting}></rec-sign-off>` : nothing}</section>`
  }

  private renderObstacles(
    { unproofread, queries, unexplained }: NonNullable<Reported['obstacles']>,
    report: Report,
  ) {
    const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`
    if (unproofread.length + queries.length + unexplained.length === 0) return nothing
    return html`<div class="screen"><h2>Before it can be signed off</h2><ul class="obstacles">
      ${unproofread.length ? html`<li><button class="link" @click=${() => this.go({ filter: 'unproofread', at: unproofread[0]! })}>${many(unproofread.length, 'segment is', 'segments are')} not proofread</button></li>` : nothing}
      ${queries.length ? html`<li><button class="link" @click=${() => this.go({ filter: 'queries' })}>${many(queries.length, 'query is', 'queries are')} open</button></li>` : nothing}
      ${unexplained.length ? html`<li>${many(unexplained.length, 'change needs', 'changes need')} a reason, given below: ${unexplained.map((id, i) => html`${i ? ', ' : ''}<button class="link" @click=${() => this.renderRoot.querySelector(`[data-segment="${id}"]`)?.scrollIntoView({ block: 'center' })}>${id}</button>`)}</li>` : nothing}
    </ul><p class="hint">Of ${report.marks.unread + report.marks.proofread + report.marks.approved + report.marks['needs-work']} segments, ${report.marks.proofread} are proofread, ${report.marks.approved} approved, ${report.marks['needs-work']} need work.</p></div>`
  }

  private renderFigures(report: Report) {
    const { all, substantive } = report.rates
    const rate = (
      name: string,
      one: EditRate,
    ) => html`<tr><td>${name}</td><td class="number">${one.rate === null ? '–' : one.rate.toFixed(3)}</td><td class="number">${one.numerator} / ${one.denominator}</td>
      <td class="number">${one.insertions} + ${one.deletions} + ${one.substitutions} + ${one.shifts}</td></tr>`
    return html`<h2>Edit rate</h2>
      <div class="wide" role="region" tabindex="0" aria-label="Edit rates"><table><thead><tr><th>Edits</th><th class="number">HTER</th><th class="number">edits / words of the revised text</th><th class="number">insertions + deletions + substitutions + shifts</th></tr></thead>
        <tbody>${rate('all', all)}${rate('substantive only', substantive)}</tbody></table></div>
      <div class="counts">
        <section><h2>By class</h2><table><thead><tr><th>Class</th><th class="number">segments</th><th class="number">places</th></tr></thead>
          <tbody>${report.classes.map(one => html`<tr><td>${className(one.class)}</td><td class="number">${one.emendations}</td><td class="number">${one.places}</td></tr>`)}</tbody></table></section>
        <section><h2>By person</h2>${this.renderShares(report.people.map(one => ({ ...one, name: one.by })))}</section>
        ${report.rounds.length > 1 || report.rounds[0]?.name ? html`<section><h2>By round</h2>${this.renderShares(report.rounds.map(one => ({ ...one, name: one.name ?? 'before the first' })))}</section>` : nothing}
      </div>`
  }

  private renderShares(
    shares: { name: string; revisions: number; segments: number; places: { places: number }[] }[],
  ) {
    if (shares.length === 0) return html`<p class="hint">Nobody has changed anything yet.</p>`
    return html`<table><thead><tr><th></th><th class="number">saved changes</th><th class="number">segments</th><th class="number">places</th></tr></thead>
      <tbody>${shares.map(one => html`<tr><td>${one.name}</td><td class="number">${one.revisions}</td><td class="number">${one.segments}</td><td class="number">${one.places.reduce((sum, { places }) => sum + places, 0)}</td></tr>`)}</tbody></table>`
  }

  private renderEmendations(value: Reported) {
    const { emendations } = value.report
    const shown = emendations.filter(({ reasons }) => !this.examples || reasons.length > 0)
    return html`<h2>Emendations (${emendations.length})</h2>
      ${emendations.length ? html`<label class="radio screen"><input type="checkbox" .checked=${this.examples} @change=${() => (this.examples = !this.examples)} /> only those with a reason, as worked examples (${emendations.filter(({ reasons }) => reasons.length).length})</label>` : html`<p class="hint">The version reads as it was imported.</p>`}
      <ol>${shown.map(one => this.renderEmendation(value, one))}</ol>`
  }

  private renderEmendation(value: Reported, one: Report['emendations'][number]) {
    const head = value.version.segments.find(({ id }) => id === one.segment)?.head
    const pieces = versionPieces(differenceOf(one.before, one.after, value.report.language), 'report')
    const { reasons, classes: chosen } = this.state.reportDrafts ?? noDrafts
    const typed = reasons[one.segment] ?? ''
    const choice = chosen[one.segment] ?? one.class
    const canSay = value.obstacles !== null && head
    const say = (event: Event) => {
      event.preventDefault()
      if (!canSay || isBlank(typed)) return
      ask(this, { do: 'report-says', act: { act: 'account', revision: head, reason: typed.trim() } })
    }
    const choose = (event: Event) =>
      this.draft({
        classes: { ...chosen, [one.segment]: (event.target as HTMLSelectElement).value as ChangeClass },
      })
    const classify = () =>
      canSay && ask(this, { do: 'report-says', act: { act: 'account', revision: head, class: choice } })
    return html`<li class="emendation" data-segment=${one.segment}>
      <div class="head"><b>${one.segment}</b> <span>${className(one.class)}${one.overridden ? ', as a person says' : ''}</span> <span>${one.by.join(', ')}, ${dayAndTime(one.at)}</span>${one.adoptedFrom.length ? html`<span>from ${one.adoptedFrom.join(', ')}</span>` : nothing}</div>
      <p class="text" lang=${value.report.language} dir="auto">${one.after === '' ? html`<del>${one.before}</del>` : marked(pieces, 0, one.after, plain)}</p>
      ${one.reasons.map(reason => html`<p>Reason: ${reason}</p>`)}
      ${
        canSay
          ? html`<form class="account" @submit=${say}><input aria-label=${`Reason for the change of ${one.segment}`} placeholder=${one.reasons.length ? 'Another reason' : 'Reason'} maxlength="500" .value=${live(typed)}
          @input=${(event: InputEvent) => this.draft({ reasons: { ...reasons, [one.segment]: (event.target as HTMLInputElement).value } })} />
        <button ?disabled=${isBlank(typed)}>Give reason</button>
        <select aria-label=${`Class of the change of ${one.segment}`} @change=${choose}>${classes.map(each => html`<option value=${each} .selected=${each === choice}>${className(each)}</option>`)}</select>
        ${choice === one.class ? nothing : html`<button type="button" @click=${classify}>Give class</button>`}</form>`
          : nothing
      }</li>`
  }

  private draft(change: Partial<ReportDrafts>) {
    ask(this, { do: 'report-draft', change })
  }

  /** How the text was looked at before; afresh where it was not. */
  private bench(): WorkbenchAddress {
    const { cameFrom } = this.state
    return cameFrom?.slug === this.address.slug ? cameFrom : workbenchAddress(this.address.slug)
  }

  private back() {
    ask(this, { do: 'go', address: this.bench() })
  }

  private go({ filter = 'all', at = '' }: { filter?: Filter; at?: string }) {
    const { report } = this.state
    const version = report?.kind === 'ready' ? report.value.report.version : ''
    const bench = this.bench()
    const isShown = bench.versions.length === 0 || bench.versions.includes(version)
    const versions = isShown ? bench.versions : [version, ...bench.versions]
    ask(this, {
      do: 'go',
      address: { ...bench, versions, working: version, filter, at, classes: [], search: '' },
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-report': RecReport
  }
}
