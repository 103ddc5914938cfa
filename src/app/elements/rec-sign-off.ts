/**
 * Signing a version off, taking that back, and beginning another round. The words are those of ISO 17100: only who held the
 * translation against its original has revised it; who read it alone has proofread or reviewed it.
 */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Examination } from '../../core/review/act.ts'
import { isReady } from '../../core/review/readiness.ts'
import { roundOf, signOffOf } from '../../core/review/review.ts'
import { isBlank } from '../../core/review/seen.ts'
import type { ReportDrafts } from '../review/report-drafts.ts'
import { notSaved, type Reported } from '../review/reporting.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'
import { reportStyles } from './rec-report.styles.ts'

const examinations: readonly [Examination, string][] = [
  ['proofreading', 'Proofread: the text read alone and corrected before publication'],
  ['review', 'Reviewed: the text read alone, for its subject and purpose'],
  ['revision', 'Revised: the translation held against the original'],
]

@customElement('rec-sign-off')
export class RecSignOff extends LitElement {
  @property({ attribute: false }) value!: Reported
  @property({ attribute: false }) drafts!: ReportDrafts
  /** Changes of this person that the server does not have. */
  @property({ attribute: false }) waiting = 0
  /** The round that was asked for and is to be confirmed; empty: none. */
  @state() private asked = ''

  static override styles = [controls, reportStyles]

  override render() {
    const { report, review, obstacles } = this.value
    const standing = signOffOf(review, report.version)
    const canSign = obstacles && isReady(obstacles) && (!standing || report.status.isSignedText === false)
    const { note } = this.drafts
    const kept = !canSign && !isBlank(note) && obstacles
    return html`${canSign ? this.renderForm() : nothing}${kept ? html`<p class="hint">Your note for the sign-off is kept: “${note.trim()}”</p>` : nothing}${standing ? this.renderWithdrawal(standing.id) : nothing}${this.renderRound()}`
  }

  private renderForm() {
    const originals = this.originals()
    const offered = examinations.filter(([name]) => name !== 'revision' || originals.length > 0)
    const { examination, note } = this.drafts
    const against = this.against(originals)
    return html`<h2>Sign off</h2><form @submit=${this.sign}>
      <fieldset><legend>What was done</legend>${offered.map(([name, words]) => html`<label class="radio"><input type="radio" name="examination" .checked=${live(examination === name)} @change=${() => this.draft({ examination: name })} /> ${words}</label>`)}</fieldset>
      ${originals.length === 0 ? html`<p class="hint">No original is loaded, so this cannot be called a revision.</p>` : nothing}
      ${examination === 'revision' && originals.length > 1 ? html`<label>Against <select @change=${(event: Event) => this.draft({ against: (event.target as HTMLSelectElement).value })}>${originals.map(({ siglum, label }) => html`<option value=${siglum} .selected=${siglum === against}>${siglum} ${label}</option>`)}</select></label>` : nothing}
      <label>Note, kept with the certificate <textarea rows="2" maxlength="10000" .value=${live(note)} @input=${(event: InputEvent) => this.draft({ note: (event.target as HTMLTextAreaElement).value })}></textarea></label>
      ${this.waiting > 0 ? html`<p class="warn" role="status">${notSaved(this.waiting)}</p>` : nothing}
      <div class="tools"><button class="main">Sign off version ${this.value.report.version}</button></div></form>`
  }

  private renderWithdrawal(signOff: string) {
    const { withdrawal } = this.drafts
    const withdraw = (event: Event) => {
      event.preventDefault()
      if (!isBlank(withdrawal))
        ask(this, { do: 'report-says', act: { act: 'withdraw', signOff, reason: withdrawal.trim() } })
    }
    return html`<form class="account" @submit=${withdraw}><input aria-label="Why the sign-off is withdrawn" placeholder="Why it is withdrawn" maxlength="500" .value=${live(withdrawal)} @input=${(event: InputEvent) => this.draft({ withdrawal: (event.target as HTMLInputElement).value })} />
      <button ?disabled=${isBlank(withdrawal)}>Withdraw the sign-off</button></form>`
  }

  /** Another round makes every segment unread again; who judged it before is remembered. */
  private renderRound() {
    const { report, review } = this.value
    const now = roundOf(review, report.version)
    const { round } = this.drafts
    const begin = (event: Event) => {
      event.preventDefault()
      const name = round.trim()
      if (isBlank(name)) return
      if (this.asked !== name) {
        this.asked = name
        return
      }
      this.asked = ''
      ask(this, { do: 'report-says', act: { act: 'round', version: report.version, name } })
    }
    const isAsked = this.asked !== '' && this.asked === round.trim()
    const { proofread, approved, 'needs-work': work } = report.marks
    const judged = proofread + approved + work
    return html`<h2>Rounds</h2><p class="hint">${now ? `This is the round “${now.name}”.` : 'No round was named yet.'} A new round begins with every segment unread; earlier marks are remembered.</p>
      <form class="account" @submit=${begin}><input aria-label="Name of the new round" placeholder=${now ? 'Second proof' : 'First proof'} maxlength="80" .value=${live(round)} @input=${(event: InputEvent) => this.draft({ round: (event.target as HTMLInputElement).value })} />
      ${isAsked ? html`<p class="warn" role="alert">${judged === 1 ? 'The mark of one segment is' : `The marks of ${judged} segments are`} taken back, for everybody. This cannot be undone.</p><button class="main">Begin “${this.asked}”</button><button type="button" @click=${() => (this.asked = '')}>Not yet</button>` : html`<button ?disabled=${isBlank(round)}>Begin this round</button>`}</form>`
  }

  /** What the version may have been held against. */
  private originals() {
    const { detail, report } = this.value
    return detail.versions.filter(({ role, siglum }) => role === 'original' && siglum !== report.version)
  }

  private against(originals: readonly { siglum: string }[]): string {
    const { against } = this.drafts
    return originals.some(({ siglum }) => siglum === against) ? against : (originals[0]?.siglum ?? '')
  }

  private draft(change: Partial<ReportDrafts>) {
    ask(this, { do: 'report-draft', change })
  }

  private readonly sign = (event: Event) => {
    event.preventDefault()
    const originals = this.originals()
    const { examination, note } = this.drafts
    const against = examination === 'revision' ? this.against(originals) || null : null
    ask(this, { do: 'sign', examination, against, note: note.trim() })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-sign-off': RecSignOff
  }
}
