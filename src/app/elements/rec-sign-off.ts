/**
 * Signing a version off, taking that back, and beginning another round. The words are those of ISO 17100: only who held the
 * translation against its original has revised it; who read it alone has proofread or reviewed it.
 */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Examination } from '../../core/review/act.ts'
import { isReady } from '../../core/review/readiness.ts'
import { roundOf, signOffOf } from '../../core/review/review.ts'
import type { Reported } from '../review/reporting.ts'
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
  @state() private examination: Examination = 'proofreading'
  @state() private against = ''
  @state() private note = ''
  @state() private reason = ''
  @state() private round = ''

  static override styles = [controls, reportStyles]

  override render() {
    const { report, review, obstacles } = this.value
    const standing = signOffOf(review, report.version)
    const canSign = obstacles && isReady(obstacles) && (!standing || report.status.isSignedText === false)
    return html`${canSign ? this.renderForm() : nothing}${standing ? this.renderWithdrawal(standing.id) : nothing}${this.renderRound()}`
  }

  private renderForm() {
    const originals = this.value.detail.versions.filter(({ role }) => role === 'original')
    const offered = examinations.filter(([name]) => name !== 'revision' || originals.length > 0)
    const against = this.against || originals[0]?.siglum || ''
    return html`<h2>Sign off</h2><form @submit=${this.sign}>
      <fieldset><legend>What was done</legend>${offered.map(([name, words]) => html`<label class="radio"><input type="radio" name="examination" .checked=${this.examination === name} @change=${() => (this.examination = name)} /> ${words}</label>`)}</fieldset>
      ${originals.length === 0 ? html`<p class="hint">No original is loaded, so this cannot be called a revision.</p>` : nothing}
      ${this.examination === 'revision' && originals.length > 1 ? html`<label>Against <select @change=${(event: Event) => (this.against = (event.target as HTMLSelectElement).value)}>${originals.map(({ siglum, label }) => html`<option value=${siglum} .selected=${siglum === against}>${siglum} ${label}</option>`)}</select></label>` : nothing}
      <label>Note, kept with the certificate <textarea rows="2" maxlength="10000" .value=${this.note} @input=${(event: InputEvent) => (this.note = (event.target as HTMLTextAreaElement).value)}></textarea></label>
      <div class="tools"><button class="main">Sign off version ${this.value.report.version}</button></div></form>`
  }

  private renderWithdrawal(signOff: string) {
    const withdraw = (event: Event) => {
      event.preventDefault()
      ask(this, { do: 'report-says', act: { act: 'withdraw', signOff, reason: this.reason.trim() } })
      this.reason = ''
    }
    return html`<form class="account" @submit=${withdraw}><input aria-label="Why the sign-off is withdrawn" placeholder="Why it is withdrawn" maxlength="500" .value=${this.reason} @input=${(event: InputEvent) => (this.reason = (event.target as HTMLInputElement).value)} />
      <button ?disabled=${this.reason.trim() === ''}>Withdraw the sign-off</button></form>`
  }

  /** Another round makes every segment unread again; who judged it before is remembered. */
  private renderRound() {
    const { report, review } = this.value
    const now = roundOf(review, report.version)
    const begin = (event: Event) => {
      event.preventDefault()
      ask(this, {
        do: 'report-says',
        act: { act: 'round', version: report.version, name: this.round.trim() },
      })
      this.round = ''
    }
    return html`<h2>Rounds</h2><p class="hint">${now ? `This is the round “${now.name}”.` : 'No round was named yet.'} A new round begins with every segment unread; earlier marks are remembered.</p>
      <form class="account" @submit=${begin}><input aria-label="Name of the new round" placeholder=${now ? 'Second proof' : 'First proof'} maxlength="80" .value=${this.round} @input=${(event: InputEvent) => (this.round = (event.target as HTMLInputElement).value)} />
      <button ?disabled=${this.round.trim() === ''}>Begin this round</button></form>`
  }

  private readonly sign = (event: Event) => {
    event.preventDefault()
    const originals = this.value.detail.versions.filter(({ role }) => role === 'original')
    const against = this.examination === 'revision' ? this.against || originals[0]?.siglum || null : null
    ask(this, { do: 'sign', examination: this.examination, against, note: this.note.trim() })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-sign-off': RecSignOff
  }
}
